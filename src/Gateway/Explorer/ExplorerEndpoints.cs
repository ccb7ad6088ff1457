using Microsoft.Extensions.Options;
using Nexus.Gateway.Hosting;

namespace Nexus.Gateway.Explorer;

/// <summary>GraphiQL at <c>/graphiql</c>, from this host alone.</summary>
public static class ExplorerEndpoints
{
    public const string Path = "/graphiql";

    private static readonly string[] ReadingMethods = [HttpMethods.Get, HttpMethods.Head];

    private const string Forever = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";

    // Monaco sets styles on elements, and its icons are a font; nothing else is more than this host's.
    private static readonly ContentSecurityPolicy Policy = new(
        "script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:");

    private static readonly PlainPage NotBuilt = new(
        "GraphiQL is not here",
        """
        <p>The gateway was built where Node.js was missing or the npm registry could not be reached, so GraphiQL could not be bundled. The API at
        <code>/graphql</code> is not affected.</p>
        <p>Install <a href="https://nodejs.org" rel="noreferrer">Node.js</a> 20 or later, which brings npm, and start <code>./nexus run</code> again: it builds what is missing.</p>
        <p><a href="/">Back</a></p>
        """);

    public static void AddExplorer(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<ExplorerOptions>(configuration.GetSection(ExplorerOptions.Section));

    public static void MapExplorer(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapExplorer(System.IO.Path.Combine(AppContext.BaseDirectory, "wwwroot", "graphiql"));

    /// <summary>Serves the bundle in <paramref name="folder"/>, unless it is switched off.</summary>
    internal static void MapExplorer(this IEndpointRouteBuilder endpoints, string folder)
    {
        if (!endpoints.ServiceProvider.GetRequiredService<IOptions<ExplorerOptions>>().Value.Enabled)
            return;
        var assets = ExplorerAssets.Read(folder);
        endpoints.MapMethods(Path, ReadingMethods, context => SendPageAsync(context, assets));
        endpoints.MapMethods($"{Path}/{{name}}", ReadingMethods, (HttpContext context, string name) => SendAsset(context, assets, name));
    }

    private static Task SendPageAsync(HttpContext context, ExplorerAssets assets)
    {
        if (assets.Index is not { } index)
            return NotBuilt.ExecuteAsync(context);
        Policy.ApplyTo(context.Response);
        return index.Send(context, AskAgain).ExecuteAsync(context);
    }

    private static IResult SendAsset(HttpContext context, ExplorerAssets assets, string name)
    {
        if (assets.Find(name) is not { } asset)
            return TypedResults.NotFound();
        // A worker obeys the policy that it came with, not that of its page.
        Policy.ApplyTo(context.Response);
        return asset.Send(context, Forever);
    }
}
