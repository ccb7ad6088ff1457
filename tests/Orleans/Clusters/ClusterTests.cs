using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

public interface IPlaceGrain : IGrainWithIntegerKey
{
    Task<string> Silo();

    Task WaitForever(string name);

    Task CallWaitForever(long key, string name);
}

public sealed class PlaceGrain(ILocalSiloDetails silo) : Grain, IPlaceGrain
{
    public Task<string> Silo() => Task.FromResult(silo.Name);

    public Task WaitForever(string name)
    {
        Gate.Open(name);
        return Task.Delay(Timeout.InfiniteTimeSpan);
    }

    public Task CallWaitForever(long key, string name) => GrainFactory.GetGrain<IPlaceGrain>(key).WaitForever(name);
}

public sealed class ClusterTests : IAsyncLifetime
{
    private const int Grains = 60;
    private readonly TestCluster _cluster = new TestClusterBuilder(2).Build();

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Grains_spread_over_the_silos_and_stay_where_they_are()
    {
        var before = await Places();
        Assert.Equal(_cluster.Silos.Select(static silo => silo.Name).Order(), before.Distinct().Order());
        Assert.Equal(before, await Places());
    }

    [Fact]
    public async Task Stopped_silo_leaves_its_grains_to_the_others()
    {
        await Places();
        await _cluster.StopSiloAsync(_cluster.SecondarySilos[0]);
        Assert.Equal([_cluster.Primary!.Name], (await Places()).Distinct());
    }

    [Fact]
    public async Task Stopping_the_silo_deactivates_its_grains()
    {
        var key = Guid.NewGuid().ToString("N");
        await _cluster.GrainFactory.GetGrain<ILifeGrain>(key).Calls();
        await _cluster.StopAllSilosAsync();
        Assert.Equal(["activated", "deactivated ShuttingDown"], Gate.Noted(key));
    }

    [Fact]
    public async Task Killed_silo_fails_what_was_under_way_and_its_grains_come_back_elsewhere()
    {
        var places = await Places();
        var victim = _cluster.SecondarySilos[0];
        var key = places.IndexOf(victim.Name);
        var name = Guid.NewGuid().ToString();
        var underWay = _cluster.GrainFactory.GetGrain<IPlaceGrain>(key).WaitForever(name);
        await Gate.Reached(name);
        await _cluster.KillSiloAsync(victim);
        var failure = await Record.ExceptionAsync(() => underWay);
        Assert.True(failure is SiloUnavailableException or TimeoutException, $"{failure}");
        await _cluster.WaitForLivenessToStabilizeAsync(didKill: true);
        Assert.Equal([_cluster.Primary!.Name], (await Places()).Distinct());
    }

    [Fact]
    public async Task Added_silo_takes_new_grains()
    {
        var added = await _cluster.StartAdditionalSiloAsync();
        await _cluster.WaitForLivenessToStabilizeAsync();
        Assert.Contains(added.Name, await Places());
    }

    private async Task<List<string>> Places()
    {
        var places = new List<string>();
        for (var key = 0; key < Grains; key++)
            places.Add(await _cluster.GrainFactory.GetGrain<IPlaceGrain>(key).Silo());
        return places;
    }
}
