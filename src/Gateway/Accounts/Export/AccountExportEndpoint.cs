using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.Rates;
using Nexus.Grains.Errors;

namespace Nexus.Gateway.Accounts.Export;

/// <summary><c>GET /api/v1/account/export</c>: a ZIP of everything that is stored about whoever the access token speaks for.</summary>
public static class AccountExportEndpoint
{
    public const string Path = "/api/v1/account/export";

    public static void MapAccountExport(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, ExportAsync);

    private static async Task ExportAsync(HttpContext context, ActionRates rates, AccountExport export)
    {
        if (context.Features.Get<Caller>() is not { IsAnonymous: false } caller)
        {
            context.Response.Headers.WWWAuthenticate = BearerDefaults.Challenge;
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, ErrorCode.Unauthenticated, "Send a good access token.");
            return;
        }

        try
        {
            rates.CountExport(caller.User);
        }
        catch (RateLimitedException limited)
        {
            context.SetRetryAfter(RetryAfter.SecondsOf(limited.RetryAfter));
            await RefuseAsync(context, StatusCodes.Status429TooManyRequests, ErrorCode.RateLimited, limited.Message);
            return;
        }

        context.Response.ContentType = "application/zip";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"nexus-export.zip\"";
        context.Response.Headers.CacheControl = "no-store";
        await export.WriteAsync(caller.User, new ResponseStream(context.Response.BodyWriter), context.RequestAborted);
    }

    // RFC 9457.
    private static Task RefuseAsync(HttpContext context, int status, ErrorCode code, string detail) => Results.Problem(
        detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code.ToWireName() }).ExecuteAsync(context);
}
