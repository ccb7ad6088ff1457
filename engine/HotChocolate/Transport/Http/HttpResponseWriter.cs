using System.Buffers;
using HotChocolate.Execution;
using HotChocolate.Execution.Results;
using HotChocolate.Language;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore.Http;

/// <summary>Writes results as HTTP responses (GraphQL over HTTP, 6.4).</summary>
internal sealed class HttpResponseWriter(EventStreamWriter streams)
{
    /// <summary>Writes one response, or a stream of them as server-sent events.</summary>
    public async Task WriteAsync(HttpContext context, IExecutionResult result, AcceptedMedia accepted)
    {
        if (result is IResponseStream stream)
        {
            await streams.WriteAsync(context, stream.ReadResultsAsync());
            return;
        }

        var single = result.ExpectOperationResult();
        if (accepted.Single is ResponseMedia.None)
        {
            await streams.WriteAsync(context, new[] { single }.ToAsyncEnumerable());
            return;
        }

        SetHead(context.Response, single, accepted.Single);
        var body = ResponseBuffers.Rent();
        ResultWriter.Write(single, body);
        await SendAsync(context.Response, body, context.RequestAborted);
    }

    public static async Task WriteBatchAsync(HttpContext context, IReadOnlyList<OperationResult> results, ResponseMedia media)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = AcceptedMedia.ContentTypeOf(media);
        var body = ResponseBuffers.Rent();
        for (var index = 0; index < results.Count; index++)
        {
            body.Write(index == 0 ? "["u8 : ","u8);
            ResultWriter.Write(results[index], body);
        }

        body.Write("]"u8);
        await SendAsync(context.Response, body, context.RequestAborted);
    }

    public static async Task WriteFaultAsync(HttpResponse response, int status, IError error, ResponseMedia media)
    {
        response.StatusCode = status;
        response.ContentType = AcceptedMedia.ContentTypeOf(media);
        var body = ResponseBuffers.Rent();
        ResultWriter.Write(OperationResult.FromError(error), body);
        await SendAsync(response, body, CancellationToken.None);
    }

    /// <summary>A body of known length goes out with its head at once; in chunks the end would be a second packet.</summary>
    private static async ValueTask SendAsync(HttpResponse response, ArrayBufferWriter<byte> body, CancellationToken cancellationToken)
    {
        response.ContentLength = body.WrittenCount;
        await response.BodyWriter.WriteAsync(body.WrittenMemory, cancellationToken);
        ResponseBuffers.Return(body);
    }

    private static void SetHead(HttpResponse response, OperationResult result, ResponseMedia media)
    {
        response.ContentType = AcceptedMedia.ContentTypeOf(media);
        response.StatusCode = StatusOf(result, media);
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed)
            response.Headers.Allow = "POST";
    }

    private static int StatusOf(OperationResult result, ResponseMedia media)
    {
        if (result.Document is not null)
            return StatusCodes.Status200OK;
        if (result.ContextData.TryGetValue(ExecutionContextData.HttpStatusCode, out var status) && status is int code)
            return code;
        if (result.ContextData.TryGetValue(OperationMiddleware.OperationNotAllowed, out var kind))
        {
            return kind is OperationType.Subscription
                ? StatusCodes.Status406NotAcceptable
                : StatusCodes.Status405MethodNotAllowed;
        }

        return media is ResponseMedia.Json || result.Errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }
}
