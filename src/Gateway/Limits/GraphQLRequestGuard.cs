using Microsoft.Extensions.Options;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;

namespace Nexus.Gateway.Limits;

/// <summary>
/// Refuses a GraphQL request before the engine sees it: a bad access token (401), a body that is not JSON (415, which is also what keeps
/// cross-site forms out: application/json needs a CORS preflight), a body over the limit (413), a batch of too many requests (400).
/// </summary>
public sealed class GraphQLRequestGuard(RequestDelegate next, IOptions<GatewayLimits> limits)
{
    public const string Path = "/graphql";

    private readonly int _maxBody = limits.Value.MaxRequestBodyBytes;
    private readonly int _maxBatch = limits.Value.MaxBatchSize;

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Path))
            return next(context);
        if (HasBadToken(context))
            return RefuseTokenAsync(context);
        if (!HttpMethods.IsPost(context.Request.Method))
            return next(context);
        if (!context.Request.HasJsonContentType())
            return GraphQLErrorResponse.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, ErrorCode.Validation, "Send application/json.");
        return ContinueWithWholeBodyAsync(context);
    }

    // The authentication before has left a caller behind wherever a token was good.
    private static bool HasBadToken(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 && context.Features.Get<Caller>() is null;

    private static async Task RefuseTokenAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = BearerDefaults.Challenge;
        await GraphQLErrorResponse.WriteAsync(context, StatusCodes.Status401Unauthorized, ErrorCode.Unauthenticated, "The access token is not good, or not any more.");
    }

    // The engine gets a body that is all there: an engine that stops reading in the middle would leave the connection unusable.
    private async Task ContinueWithWholeBodyAsync(HttpContext context)
    {
        if (await ReadBodyAsync(context) is not { } body)
        {
            await GraphQLErrorResponse.WriteAsync(
                context,
                StatusCodes.Status413PayloadTooLarge,
                LimitErrors.Create(Limit.BodySize, _maxBody, context.Request.ContentLength, $"The request is over {_maxBody} bytes."));
            return;
        }

        if (body.CountRequests() is var count && count > _maxBatch)
        {
            body.Release();
            await GraphQLErrorResponse.WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                LimitErrors.Create(Limit.BatchSize, _maxBatch, count, "The batch has too many requests."));
            return;
        }

        try
        {
            body.GiveTo(context);
            await next(context);
        }
        finally
        {
            body.Release();
        }
    }

    /// <summary>Reads the whole body; null where it is over the limit, however it is framed.</summary>
    private async ValueTask<RequestBytes?> ReadBodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > _maxBody)
            return null;
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > _maxBody)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
                return new RequestBytes(reader, read.Buffer, mayLast: IsStream(context.Request));
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool IsStream(HttpRequest request) =>
        request.Headers.Accept.Any(static accepted => accepted?.Contains("event-stream", StringComparison.OrdinalIgnoreCase) == true);
}
