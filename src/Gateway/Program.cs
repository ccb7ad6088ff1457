using Microsoft.AspNetCore.Http.Features;
using Nexus.Gateway.Accounts.Export;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Explorer;
using Nexus.Gateway.Health;
using Nexus.Gateway.Hosting;
using Nexus.Gateway.Limits;
using Nexus.Gateway.Rates;
using Nexus.Gateway.Schema;
using Nexus.Silo;
using Nexus.Silo.Operators;

namespace Nexus.Gateway;

/// <summary>The executable that people run: the GraphQL gateway and, in the same process, a silo.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [SchemaCommand.Verb, ..])
            return await SchemaCommand.RunAsync(Console.Out);

        await using var app = Build(args);
        app.WelcomeWhenStarted();
        return await app.RunOrExplainAsync();
    }

    /// <summary>The whole gateway, not started. <paramref name="configure"/> runs last, so that a test can replace a service.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddGatewayLogging();
        builder.AddGatewayListener();
        builder.AddOperatorListener();
        builder.AddNexusSilo();
        builder.Services.AddGatewayAuthentication(builder.Configuration);
        builder.Services.AddGatewayLimits(builder.Configuration);
        builder.Services.AddGatewayRates(builder.Configuration);
        builder.Services.AddSingleton<AccountExport>();
        builder.Services.AddGatewayCompression();
        builder.Services.AddGatewaySchema(builder.Configuration);
        builder.Services.AddExplorer(builder.Configuration);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseResponseCompression();
        app.UseMiddleware<CallerMiddleware>();
        app.UseMiddleware<GraphQLRequestGuard>();
        app.UseWhen(IsUpgrade, static sockets => sockets.UseWebSockets());
        app.MapGraphQL(GraphQLRequestGuard.Path);
        app.MapJsonWebKeySet();
        app.MapHealth();
        app.MapOperators(static context => context.Features.Get<Caller>() is { IsAnonymous: false } caller ? new Requester(caller.User, caller.Role) : default);
        app.MapAccountExport();
        app.MapExplorer();
        app.MapFrontPage();
        return app;
    }

    // HTTP/1.1 upgrades; HTTP/2 connects. Nothing else needs to be looked at by the WebSocket middleware.
    private static bool IsUpgrade(HttpContext context) =>
        HttpMethods.IsConnect(context.Request.Method) || context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true };
}
