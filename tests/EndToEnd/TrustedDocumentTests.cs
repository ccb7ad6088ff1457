using Nexus.EndToEnd.Tests.Client;
using Nexus.Rig.Postgres;
using Nexus.Rig.Processes;

namespace Nexus.EndToEnd.Tests;

/// <summary>A server that executes only what code generators have written for its applications.</summary>
public sealed class TrustedDocumentTests(TrustingNexus nexus) : IClassFixture<TrustingNexus>
{
    [Theory, Scenarios("only-trusted.mjs")]
    public Task Trusted_documents(string script, string scenario) => NpmClient.RunAsync(script, nexus.Address, scenario, nexus.Documents);
}

/// <summary>A program whose trusted documents are those of the code generator and of the Relay compiler.</summary>
public sealed class TrustingNexus : IAsyncLifetime
{
    private readonly DirectoryInfo _documents = Directory.CreateTempSubdirectory("nexus-trusted-");
    private NexusProcess? _process;
    private string _database = "";

    public Uri Address => _process!.Client.BaseAddress!;

    public string Documents => _documents.FullName;

    public async Task InitializeAsync()
    {
        _database = await TestServer.CreateDatabaseAsync(isMigrated: false);
        await using (var open = await NexusProcess.StartAsync(_database))
        {
            await NpmClient.RunAsync("codegen.mjs", open.Client.BaseAddress!, "A typed client is generated and compiles", Documents);
            await NpmClient.RunAsync("relay.mjs", open.Client.BaseAddress!, "The Relay compiler accepts schema and documents", Documents);
        }
        _process = await NexusProcess.StartAsync(_database, ["--Nexus:Operations:Folder", Documents, "--Nexus:Operations:OnlyTrusted", "true"]);
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        await TestServer.DropDatabaseAsync(_database);
        _documents.Delete(recursive: true);
    }
}
