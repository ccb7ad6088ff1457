using System.Collections.ObjectModel;
using Microsoft.Extensions.Configuration;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>Silos of one cluster in this process, with a client. Grains of the loaded assemblies run in them.</summary>
public class TestCluster : IDisposable, IAsyncDisposable
{
    private readonly ClusterRig _rig;

    internal TestCluster(TestClusterOptions options, IConfiguration configuration)
    {
        Options = options;
        _rig = new ClusterRig(new TestClusterHosts(options, configuration));
    }

    public TestClusterOptions Options { get; }

    public ReadOnlyCollection<SiloHandle> Silos => new([.. _rig.Silos]);

    public SiloHandle? Primary => _rig.Silos.FirstOrDefault();

    public IReadOnlyList<SiloHandle> SecondarySilos => [.. _rig.Silos.Skip(1)];

    public IClusterClient Client => _rig.Client;

    public IGrainFactory GrainFactory => Client;

    /// <summary>The client's services.</summary>
    public IServiceProvider ServiceProvider => Client.ServiceProvider;

    public async Task DeployAsync()
    {
        for (var index = 0; index < Options.InitialSilosCount; index++)
            await _rig.StartSiloAsync();
        if (Options.InitializeClientOnDeploy)
            await InitializeClientAsync();
    }

    public Task InitializeClientAsync() => _rig.StartClientAsync();

    public async Task<SiloHandle> StartAdditionalSiloAsync(bool startAdditionalSiloOnNewPort = false) => await _rig.StartSiloAsync();

    /// <summary>Stops a silo as an operator does: its grains deactivate first.</summary>
    public Task StopSiloAsync(SiloHandle? instance) => _rig.StopAsync(instance, graceful: true);

    /// <summary>Ends a silo as a crash does.</summary>
    public Task KillSiloAsync(SiloHandle? instance) => _rig.StopAsync(instance, graceful: false);

    /// <summary>Stops a silo in good order and starts one of the same name; null if there was none to stop.</summary>
    public async Task<SiloHandle?> RestartSiloAsync(SiloHandle? instance) => await _rig.RestartAsync(instance);

    public async Task StopAllSilosAsync()
    {
        await StopClusterClientAsync();
        await _rig.StopAllAsync();
    }

    public Task StopClusterClientAsync() => _rig.StopClientAsync();

    public IEnumerable<SiloHandle> GetActiveSilos() => [.. _rig.Silos.Where(static silo => silo.IsActive)];

    public SiloHandle? GetSiloForAddress(SiloAddress siloAddress) => _rig.Silos.FirstOrDefault(silo => silo.SiloAddress.Equals(siloAddress));

    /// <summary>The services of a silo; of the first one by default.</summary>
    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) => _rig.ServicesOf(silo);

    /// <summary>Nothing to wait for: silos of one process know at once who is there.</summary>
    public Task WaitForLivenessToStabilizeAsync(bool didKill = false) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Prefer <see cref="DisposeAsync"/>: this one does not wait for the grains to deactivate.</summary>
    public void Dispose()
    {
        _rig.KillAll();
        GC.SuppressFinalize(this);
    }
}
