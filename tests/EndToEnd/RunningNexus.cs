using Nexus.Rig.Postgres;
using Nexus.Rig.Processes;

namespace Nexus.EndToEnd.Tests;

/// <summary>One running program with a database of its own, shared by the tests that harm neither.</summary>
[CollectionDefinition(nameof(RunningNexus))]
public sealed class RunningNexus : IAsyncLifetime, ICollectionFixture<RunningNexus>
{
    private NexusProcess? _process;
    private string? _database;

    public HttpClient Http => _process!.Client;

    public async Task InitializeAsync()
    {
        _database = await TestServer.CreateDatabaseAsync(isMigrated: false);
        _process = await NexusProcess.StartAsync(_database);
    }

    public async Task DisposeAsync()
    {
        await _process!.DisposeAsync();
        await TestServer.DropDatabaseAsync(_database!);
    }
}
