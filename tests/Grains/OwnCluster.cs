using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;

namespace Nexus.Grains.Tests;

/// <summary>One silo, or some, for a test that restarts it or needs other bounds.</summary>
public sealed class OwnCluster : IAsyncDisposable
{
    private readonly TestDatabase _database = new();

    public NexusCluster Cluster { get; private set; } = null!;

    public TestDatabase Database => _database;

    public static Task<OwnCluster> StartAsync(params (string Name, object Value)[] settings) => StartAsync(1, settings);

    public static async Task<OwnCluster> StartAsync(short silos, params (string Name, object Value)[] settings)
    {
        var own = new OwnCluster();
        await own._database.InitializeAsync();
        own.Cluster = await NexusCluster.StartAsync(own._database.ConnectionString, silos, settings);
        return own;
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await _database.DisposeAsync();
    }
}
