namespace Nexus.Gateway.Hosting;

/// <summary>What somebody sees who opens the address in a browser.</summary>
public static class FrontPage
{
    private const string Html = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Nexus</title>
        <style>body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 4rem auto; padding: 0 1rem } code { background: #8882; padding: .1em .3em }</style>
        <h1>Nexus</h1>
        <p>A social graph server. Send GraphQL to <code>POST /graphql</code>, or open a WebSocket there
        (<code>graphql-transport-ws</code>).</p>
        <ul>
        <li><a href="/graphql?sdl">The schema</a></li>
        <li><a href="/.well-known/jwks.json">The keys that sign access tokens</a></li>
        <li><a href="/health/live">Is it alive</a>, <a href="/health/ready">is it ready</a></li>
        </ul>
        </html>
        """;

    public static void MapFrontPage(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/", () => Results.Content(Html, "text/html; charset=utf-8"));
}
