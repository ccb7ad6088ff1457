using Orleans.Placement;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

public interface INearGrain : IGrainWithIntegerKey
{
    Task<string> Silo();
}

[PreferLocalPlacement]
public sealed class NearGrain(ILocalSiloDetails silo) : Grain, INearGrain
{
    public Task<string> Silo() => Task.FromResult(silo.Name);
}

public interface ICallerOfNearGrain : IGrainWithIntegerKey
{
    /// <summary>This grain's silo, and that of the near grain of the key.</summary>
    Task<(string Own, string Near)> Silos(long near);
}

public sealed class CallerOfNearGrain(ILocalSiloDetails silo) : Grain, ICallerOfNearGrain
{
    public async Task<(string Own, string Near)> Silos(long near) => (silo.Name, await GrainFactory.GetGrain<INearGrain>(near).Silo());
}

public sealed class PlacementTests : IAsyncLifetime
{
    private readonly TestCluster _cluster = new TestClusterBuilder(2).Build();

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Grain_that_prefers_to_be_near_is_activated_where_it_is_first_called_and_stays_there()
    {
        var places = new List<(string Own, string Near)>();
        for (var key = 0; key < 20; key++)
            places.Add(await Caller(key).Silos(key));
        var fromElsewhere = new List<string>();
        for (var key = 0; key < 20; key++)
            fromElsewhere.Add((await Caller(key + 1).Silos(key)).Near);

        Assert.All(places, static place => Assert.Equal(place.Own, place.Near));
        Assert.Equal(_cluster.Silos.Select(static silo => silo.Name).Order(), places.Select(static place => place.Near).Distinct().Order());
        Assert.Equal(places.Select(static place => place.Near), fromElsewhere);
    }

    private ICallerOfNearGrain Caller(long key) => _cluster.GrainFactory.GetGrain<ICallerOfNearGrain>(key);
}
