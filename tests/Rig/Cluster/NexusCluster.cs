using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Nexus.Storage.Ids;
using Orleans.TestingHost;

namespace Nexus.Rig.Cluster;

/// <summary>Silos with all of Nexus but the gateway, in this process, on one database.</summary>
public sealed class NexusCluster : IAsyncDisposable
{
    internal const string ClockSetting = "Rig:Clock";
    private static readonly ConcurrentDictionary<string, ShiftedTime> s_clocks = new();
    private static int s_names;
    private readonly string _connectionString;
    private readonly short _silos;
    private readonly Action<TestClusterBuilder>? _configure;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private TestCluster _cluster;

    private NexusCluster(string connectionString, short silos, Action<TestClusterBuilder>? configure, IReadOnlyDictionary<string, string> settings)
    {
        (_connectionString, _silos, _configure, _settings) = (connectionString, silos, configure, settings);
        _cluster = Build();
    }

    public IGrainFactory Grains => _cluster.GrainFactory;

    public ShiftedTime Time { get; } = new();

    public IIdGenerator Ids => Services.GetRequiredService<IIdGenerator>();

    /// <summary>What the first silo is made of.</summary>
    public IServiceProvider Services => SiloServices[0];

    /// <summary>What each silo is made of; its grain factory calls from within it.</summary>
    public IReadOnlyList<IServiceProvider> SiloServices => [.. _cluster.Silos.Cast<InProcessSiloHandle>().Select(silo => silo.SiloHost.Services)];

    /// <summary>A running cluster. <paramref name="settings"/> are of the section <c>Nexus</c>.</summary>
    public static Task<NexusCluster> StartAsync(string connectionString, short silos = 1, params (string Name, object Value)[] settings) =>
        StartAsync(connectionString, silos, configure: null, settings);

    /// <summary>The same with more in each silo than the rig puts there.</summary>
    public static async Task<NexusCluster> StartAsync(
        string connectionString, short silos, Action<TestClusterBuilder>? configure, params (string Name, object Value)[] settings)
    {
        var values = settings.ToDictionary(setting => setting.Name, setting => Convert.ToString(setting.Value, CultureInfo.InvariantCulture)!);
        var cluster = new NexusCluster(connectionString, silos, configure, values);
        await cluster._cluster.DeployAsync();
        return cluster;
    }

    /// <summary>A name that no other test of this process has.</summary>
    public static string NewName() => $"person_{Interlocked.Increment(ref s_names)}";

    /// <summary>Stops all silos in good order and starts others: what is there afterwards is what storage has.</summary>
    public async Task RestartAsync()
    {
        await DisposeAsync();
        _cluster = Build();
        await _cluster.DeployAsync();
    }

    /// <summary>The silos of a cluster, for tests that end them.</summary>
    public TestCluster Silos => _cluster;

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    internal static ShiftedTime ClockOf(string id) => s_clocks[id];

    private TestCluster Build()
    {
        var builder = new TestClusterBuilder(_silos);
        var clock = Guid.NewGuid().ToString();
        s_clocks[clock] = Time;
        builder.Properties[ClockSetting] = clock;
        builder.Properties["NEXUS_DATABASE"] = _connectionString;
        // Password hashing is meant to be slow; tests are not.
        builder.Properties["Nexus:PasswordIterations"] = "1";
        builder.Properties["Nexus:Storage:MigrateAtStart"] = "false";
        // A machine that is busy with the first compilation of everything is no outage.
        builder.Properties["Nexus:Storage:Journal:Deadline"] = "00:00:15";
        builder.Properties["Nexus:Storage:CommandTimeout"] = "00:00:15";
        foreach (var (name, value) in _settings)
            builder.Properties[$"Nexus:{name}"] = value;
        builder.AddSiloBuilderConfigurator<SiloConfigurator>();
        _configure?.Invoke(builder);
        return builder.Build();
    }
}
