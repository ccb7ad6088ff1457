using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
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

        if (body.Count > _maxBatch)
        {
            await GraphQLErrorResponse.WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                LimitErrors.Create(Limit.BatchSize, _maxBatch, body.Count, "The batch has too many requests."));
            return;
        }

        if (body.Copy is { } copy)
        {
            context.Request.Body = new MemoryStream(copy, writable: false);
            context.Features.Set<IRequestBodyPipeFeature>(new WholeBody(copy));
        }

        await next(context);
    }

    /// <summary>Reads the whole body; null where it is over the limit, however it is framed.</summary>
    private async ValueTask<(int Count, byte[]? Copy)?> ReadBodyAsync(HttpContext context)
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
                return Take(reader, read.Buffer);
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    // A body in one piece stays in the server's buffer, where the engine reads it again.
    private static (int Count, byte[]? Copy) Take(PipeReader reader, ReadOnlySequence<byte> buffer)
    {
        var copy = buffer.IsSingleSegment ? null : buffer.ToArray();
        var count = RequestBatch.CountRequests(copy ?? buffer.FirstSpan);
        reader.AdvanceTo(copy is null ? buffer.Start : buffer.End);
        return (count, copy);
    }

    /// <summary>A body in memory as a pipe, without the copy that a pipe over a stream would make.</summary>
    private sealed class WholeBody(byte[] body) : IRequestBodyPipeFeature
    {
        public PipeReader Reader { get; } = PipeReader.Create(new ReadOnlySequence<byte>(body));
    }
}
