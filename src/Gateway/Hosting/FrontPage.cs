using Microsoft.Extensions.Options;
using Nexus.Gateway.Explorer;
using Nexus.Gateway.Limits;

namespace Nexus.Gateway.Hosting;

/// <summary>What somebody sees who opens the address in a browser.</summary>
public static class FrontPage
{
    private const string ExplorerLink = $"""<li><a href="{ExplorerEndpoints.Path}"><strong>GraphiQL</strong><span>Try the API: sign in, query, subscribe</span></a></li>""";

    private const string SchemaLink = """<li><a href="/graphql?sdl"><strong>Schema</strong><span>The whole API, for code generators</span></a></li>""";

    public static void MapFrontPage(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var explorer = services.GetRequiredService<IOptions<ExplorerOptions>>().Value.Enabled ? ExplorerLink : "";
        var schema = services.GetRequiredService<IOptions<GatewayLimits>>().Value.AllowIntrospection ? SchemaLink : "";
        var page = new PlainPage("Nexus", Body(explorer + schema));
        endpoints.MapGet("/", page.ExecuteAsync);
    }

    private static string Body(string links) =>
        $$"""
        <p class="lead">A social graph server: people, follows, posts, comments, likes, feeds and notifications behind one GraphQL API.</p>

        <h2>Look around</h2>
        <ul class="links">
        {{links}}
        <li><a href="/health/ready"><strong>Health</strong><span>Ready to serve, and what it stands on</span></a></li>
        <li><a href="/.well-known/jwks.json"><strong>Keys</strong><span>Those that sign access tokens</span></a></li>
        </ul>

        <h2>Ask it something</h2>
        <pre>POST /graphql
        Content-Type: application/json
        Authorization: Bearer …

        {"query": "{ viewer { feed { nodes { text author { username } } } } }"}</pre>
        <p>Sign up with the mutation <code>signUp</code>: its answer holds an access token. Subscriptions speak <code>graphql-transport-ws</code> and server-sent
        events on the same address.</p>

        <h2>Read more</h2>
        <p>The folder <code>docs/</code> of the source has the <code>architecture</code>, <code>operations</code> with every setting, the measured
        <code>performance</code> and the <code>decisions</code>; <code>./nexus help</code> lists the commands.</p>
        """;
}
