using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;

namespace Nexus.Gateway.Limits;

/// <summary>
/// Refuses a GraphQL request before the engine sees it: a bad access token (401), a body that is not JSON (415, which is also what keeps
/// cross-site forms out: application/json needs a CORS preflight), a body over the limit (413).
/// </summary>
public sealed class GraphQLRequestGuard(RequestDelegate next, IOptions<GatewayLimits> limits)
{
    public const string Path = "/graphql";

    private readonly int _maxBody = limits.Value.MaxRequestBodyBytes;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Path))
            await next(context);
        else if ((await context.AuthenticateAsync(BearerDefaults.Scheme)).Failure is not null)
            await RefuseTokenAsync(context);
        else if (!HttpMethods.IsPost(context.Request.Method))
            await next(context);
        else if (!context.Request.HasJsonContentType())
            await GraphQLErrorResponse.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, ErrorCode.Validation, "Send application/json.");
        else if (await ReadBodyAsync(context.Request) is { } body)
            await ContinueWithAsync(context, body);
        else
            await GraphQLErrorResponse.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, ErrorCode.Validation, $"The request is over {_maxBody} bytes.");
    }

    private static async Task RefuseTokenAsync(HttpContext context)
    {
        await context.ChallengeAsync(BearerDefaults.Scheme);
        await GraphQLErrorResponse.WriteAsync(context, StatusCodes.Status401Unauthorized, ErrorCode.Unauthenticated, "The access token is not good, or not any more.");
    }

    /// <summary>The whole body, or null where it is over the limit, however it is framed.</summary>
    private async Task<ArraySegment<byte>?> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength > _maxBody)
            return null;
        // One byte more than expected, so that the end is seen without growing.
        var buffer = new byte[(request.ContentLength ?? Math.Min(4096, _maxBody)) + 1];
        var length = 0;
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(length), request.HttpContext.RequestAborted);
            length += read;
            if (length > _maxBody)
                return null;
            if (read == 0)
                return new ArraySegment<byte>(buffer, 0, length);
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    // The engine gets a body that is all there: an engine that stops reading in the middle would leave the connection unusable.
    private async Task ContinueWithAsync(HttpContext context, ArraySegment<byte> body)
    {
        context.Request.Body = new MemoryStream(body.Array!, body.Offset, body.Count, writable: false);
        await next(context);
    }
}
