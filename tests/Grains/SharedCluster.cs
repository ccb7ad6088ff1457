using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;

namespace Nexus.Grains.Tests;

/// <summary>Two silos that most tests share; each test makes its own people.</summary>
[CollectionDefinition(Name)]
public sealed class SharedCluster : ICollectionFixture<SharedCluster>, IAsyncLifetime
{
    public const string Name = "shared cluster";
    private readonly TestDatabase _database = new();

    public NexusCluster Cluster { get; private set; } = null!;

    public TestDatabase Database => _database;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        Cluster = await NexusCluster.StartAsync(_database.ConnectionString, silos: 2);
    }

    public async Task DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await _database.DisposeAsync();
    }
}
