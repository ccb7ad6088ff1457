using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

/// <summary>A cluster that is configured by delegates.</summary>
public sealed class InProcessTestClusterTests : IAsyncLifetime
{
    private const int Grains = 60;

    private readonly InProcessTestCluster _cluster = new InProcessTestClusterBuilder()
        .ConfigureHost(static host => host.Services.AddSingleton(new Setting("host")))
        .ConfigureSilo(static (options, silo) => silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(10))
            .Services.AddSingleton(new Setting(options.SiloName)))
        .ConfigureSiloHost(static (options, host) => host.Services.AddSingleton<TimeProvider>(new OwnTime()))
        .ConfigureClient(static client => client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(10)))
        .Build();

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public void Silos_are_named_and_configured_each()
    {
        Assert.Equal([("Silo_0", 0, true), ("Silo_1", 1, true)], _cluster.Silos.Select(static silo => (silo.Name, (int)silo.InstanceNumber, silo.IsActive)));
        Assert.Equal(["host", "Silo_1"], _cluster.Silos[1].ServiceProvider.GetServices<Setting>().Select(static setting => setting.Name));
        Assert.IsType<OwnTime>(_cluster.Silos[0].ServiceProvider.GetRequiredService<TimeProvider>());
        Assert.Equal(["host"], _cluster.Client.ServiceProvider.GetServices<Setting>().Select(static setting => setting.Name));
        Assert.Equal(_cluster.Options.ClusterId, _cluster.Silos[0].ServiceProvider.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId);
        Assert.Same(_cluster.Silos[1], _cluster.GetSiloForAddress(_cluster.Silos[1].SiloAddress));
        Assert.Equal("Silo_1", _cluster.GetSiloServiceProvider(_cluster.Silos[1].SiloAddress).GetRequiredService<ILocalSiloDetails>().Name);
    }

    [Fact]
    public async Task Client_is_not_to_be_had_before_the_cluster_is_deployed()
    {
        await using var cluster = new InProcessTestClusterBuilder(1).Build();
        Assert.Throws<InvalidOperationException>(() => cluster.Client);
    }

    [Fact]
    public async Task Stopped_silo_leaves_its_grains_to_the_others()
    {
        await Places();
        var stopped = _cluster.Silos[1];
        await _cluster.StopSiloAsync(stopped);
        Assert.False(stopped.IsActive);
        Assert.Equal(["Silo_0"], _cluster.GetActiveSilos().Select(static silo => silo.Name));
        Assert.Equal(["Silo_0"], (await Places()).Distinct());
    }

    [Fact]
    public async Task Restarted_silo_has_its_name_and_takes_grains_again()
    {
        var first = _cluster.Silos[1];
        var second = await _cluster.RestartSiloAsync(first);
        Assert.Equal((first.Name, first.InstanceNumber), (second!.Name, second.InstanceNumber));
        Assert.NotEqual(first.SiloAddress, second.SiloAddress);
        await _cluster.WaitForLivenessToStabilizeAsync();
        Assert.Contains(second.Name, await Places());
    }

    [Fact]
    public async Task Added_silos_take_new_grains()
    {
        var added = await _cluster.StartAdditionalSiloAsync();
        Assert.Equal("Silo_2", added.Name);
        await _cluster.WaitForLivenessToStabilizeAsync();
        Assert.Contains(added.Name, await Places());
    }

    [Fact]
    public async Task Killed_silo_fails_calls_of_clients_and_of_other_silos_and_its_grains_come_back_elsewhere()
    {
        var places = await Places();
        var (victim, survivor) = (_cluster.Silos[1], _cluster.Silos[0]);
        var name = Guid.NewGuid().ToString();
        var ofClient = _cluster.Client.GetGrain<IPlaceGrain>(places.IndexOf(victim.Name)).WaitForever(name + " client");
        var ofGrain = _cluster.Client.GetGrain<IPlaceGrain>(places.IndexOf(survivor.Name)).CallWaitForever(places.LastIndexOf(victim.Name), name + " grain");
        await Gate.Reached(name + " client");
        await Gate.Reached(name + " grain");
        await _cluster.KillSiloAsync(victim);
        foreach (var failure in (Exception?[])[await Record.ExceptionAsync(() => ofClient), await Record.ExceptionAsync(() => ofGrain)])
            Assert.True(failure is SiloUnavailableException or TimeoutException, $"{failure}");
        await _cluster.WaitForLivenessToStabilizeAsync(didKill: true);
        Assert.Equal([survivor.Name], (await Places()).Distinct());
    }

    [Fact]
    public async Task Activation_can_be_looked_up_and_ended()
    {
        var grain = _cluster.Client.GetGrain<IPlaceGrain>(0);
        await grain.Silo();
        Assert.True(_cluster.TryGetGrainContext(grain.GetGrainId(), out var context));
        Assert.Equal(grain.GetGrainId(), context.GrainId);
        await _cluster.DeactivateAsync(grain);
        Assert.False(_cluster.TryGetGrainContext(grain.GetGrainId(), out _));
    }

    private async Task<List<string>> Places()
    {
        var places = new List<string>();
        for (var key = 0; key < Grains; key++)
            places.Add(await _cluster.Client.GetGrain<IPlaceGrain>(key).Silo());
        return places;
    }

    private sealed record Setting(string Name);

    private sealed class OwnTime : TimeProvider;
}
