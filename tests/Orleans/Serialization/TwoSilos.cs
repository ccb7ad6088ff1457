using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

/// <summary>Two silos and a client: what passes between any two of them passes as bytes.</summary>
public sealed class TwoSilosFixture : IAsyncLifetime
{
    private static long s_keys;

    public InProcessTestCluster Cluster { get; } = new InProcessTestClusterBuilder()
        .ConfigureSilo(static (_, silo) =>
        {
            silo.AddMemoryStreams(ClusterFixture.Streams);
            silo.AddMemoryGrainStorage("PubSubStore");
        })
        .ConfigureClient(static client => client.AddMemoryStreams(ClusterFixture.Streams))
        .Build();

    public IClusterClient Client => Cluster.Client;

    public async Task InitializeAsync()
    {
        await Cluster.DeployAsync();
        await Cluster.WaitForLivenessToStabilizeAsync();
    }

    public async Task DisposeAsync() => await Cluster.DisposeAsync();

    /// <summary>A grain that no other test has.</summary>
    public IWireGrain NewGrain() => Client.GetGrain<IWireGrain>(Interlocked.Increment(ref s_keys));

    /// <summary>Two grains that no other test has, on two silos.</summary>
    public async Task<(IWireGrain Here, IWireGrain There)> NewPairAsync()
    {
        var here = NewGrain();
        var silo = await here.Silo();
        for (var attempt = 0; attempt < 1_000; attempt++)
        {
            var there = NewGrain();
            if (await there.Silo() != silo)
                return (here, there);
        }

        throw new InvalidOperationException("All grains are on one silo.");
    }
}

[CollectionDefinition(Name)]
public sealed class TwoSilos : ICollectionFixture<TwoSilosFixture>
{
    public const string Name = "Two silos";
}
