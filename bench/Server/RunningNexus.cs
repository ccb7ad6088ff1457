using Nexus.Bench.Reporting;
using System.Text.Json;
using Nexus.Bench.Load;
using Nexus.Bench.Network;
using Nexus.Rig.Processes;

namespace Nexus.Bench.Server;

/// <summary>Nexus in its own process, on a database that holds a social network.</summary>
internal sealed class RunningNexus : IAsyncDisposable
{
    private const string GraphQL = "/graphql";
    private readonly NexusProcess _process;
    private readonly AccessTokenIssuer _tokens;

    private RunningNexus(NexusProcess process, SocialNetwork network, AccessTokenIssuer tokens) =>
        (_process, Network, _tokens) = (process, network, tokens);

    public SocialNetwork Network { get; }

    public HttpClient Client => _process.Client;

    public Uri Address => _process.Client.BaseAddress!;

    public static async Task<RunningNexus> StartAsync(BenchRun run, int people = 1_000, int follows = 20, int posts = 10_000) =>
        await StartAsync(
            await (await run.GetDatabaseAsync()).CreateAsync(), storage => SocialNetwork.FillAsync(storage, people, follows, posts));

    /// <summary>Fills the database first: the server reads everything from it.</summary>
    public static async Task<RunningNexus> StartAsync(string connectionString, Func<StorageHost, Task<SocialNetwork>> fill)
    {
        SocialNetwork network;
        AccessTokenIssuer tokens;
        await using (var storage = await StorageHost.StartAsync(connectionString))
        {
            network = await fill(storage);
            tokens = await AccessTokenIssuer.CreateAsync(storage);
        }
        return new RunningNexus(await NexusProcess.StartAsync(connectionString), network, tokens);
    }

    /// <summary>The operating system's number of its process.</summary>
    public int ProcessId => _process.Id;

    public string TokenOf(Member person) => _tokens.Issue(person);

    /// <summary>A GraphQL request as it goes over the wire.</summary>
    public byte[] Request(string document, object? input = null, string? token = null) =>
        HttpLoad.Post(Address, GraphQL, Body(document, input), token);

    /// <summary>The JSON of a GraphQL request; <paramref name="input"/> is its only variable.</summary>
    public static string Body(string document, object? input = null) =>
        input is null ? JsonSerializer.Serialize(new { query = document }) : JsonSerializer.Serialize(new { query = document, variables = new { input } });

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
