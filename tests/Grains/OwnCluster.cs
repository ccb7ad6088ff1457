using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;

namespace Nexus.Grains.Tests;

/// <summary>One silo for a test that restarts it or needs other bounds.</summary>
public sealed class OwnCluster : IAsyncDisposable
{
    private readonly TestDatabase _database = new();

    public NexusCluster Cluster { get; private set; } = null!;

    public TestDatabase Database => _database;

    public static async Task<OwnCluster> StartAsync(params (string Name, object Value)[] settings)
    {
        var own = new OwnCluster();
        await own._database.InitializeAsync();
        own.Cluster = await NexusCluster.StartAsync(own._database.ConnectionString, settings: settings);
        return own;
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await _database.DisposeAsync();
    }
}
