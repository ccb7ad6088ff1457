using Nexus.EndToEnd.Tests.Client;

namespace Nexus.EndToEnd.Tests;

/// <summary>What client developers use, from npm, against the running program.</summary>
[Collection(nameof(RunningNexus))]
public sealed class ClientTests(RunningNexus nexus)
{
    [Theory, Scenarios("graphql-ws.mjs")]
    public Task Client_of_web_sockets(string script, string scenario) => RunAsync(script, scenario);

    [Theory, Scenarios("graphql-sse.mjs")]
    public Task Client_of_server_sent_events(string script, string scenario) => RunAsync(script, scenario);

    [Theory, Scenarios("apollo.mjs")]
    public Task Apollo_client(string script, string scenario) => RunAsync(script, scenario);

    [Theory, Scenarios("urql.mjs")]
    public Task Urql_with_its_normalising_cache(string script, string scenario) => RunAsync(script, scenario);

    [Theory, Scenarios("graphql-js.mjs")]
    public Task Tools_that_read_the_schema(string script, string scenario) => RunAsync(script, scenario);

    [Theory, Scenarios("codegen.mjs")]
    public Task Code_generator(string script, string scenario) => RunAsync(script, scenario);

    [Theory, Scenarios("relay.mjs")]
    public Task Relay_compiler(string script, string scenario) => RunAsync(script, scenario);

    [Theory, Scenarios("explorer.mjs")]
    public Task Browser(string script, string scenario) => RunAsync(script, scenario);

    private Task RunAsync(string script, string scenario) => NpmClient.RunAsync(script, nexus.Http.BaseAddress!, scenario);
}
