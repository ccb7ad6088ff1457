using System.Buffers;
using System.IO.Pipelines;
using HotChocolate.Execution;
using HotChocolate.Execution.Results;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore.Http;

/// <summary>
/// Writes responses as server-sent events (graphql-sse, distinct connections): <c>next</c> for each, then <c>complete</c>,
/// and a comment now and then so that idle connections are kept open.
/// </summary>
internal sealed class EventStreamWriter(TimeProvider time)
{
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(12);
    private static readonly byte[] s_comment = ":\n\n"u8.ToArray();
    private static readonly byte[] s_complete = "event: complete\ndata:\n\n"u8.ToArray();

    public async Task WriteAsync(HttpContext context, IAsyncEnumerable<OperationResult> results)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        using var turn = new SemaphoreSlim(1);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        await response.BodyWriter.FlushAsync(ended.Token);
        var heartbeat = BeatAsync(response.BodyWriter, turn, ended.Token);
        try
        {
            await foreach (var result in results.WithCancellation(context.RequestAborted))
                await WriteNextAsync(response.BodyWriter, turn, result, context.RequestAborted);
            await WriteAsync(response.BodyWriter, turn, s_complete, context.RequestAborted);
        }
        finally
        {
            await ended.CancelAsync();
            await heartbeat;
        }
    }

    private static async Task WriteNextAsync(
        PipeWriter writer, SemaphoreSlim turn, OperationResult result, CancellationToken cancellationToken)
    {
        await using (result)
        {
            var next = new ArrayBufferWriter<byte>();
            next.Write("event: next\ndata: "u8);
            ResultWriter.Write(result, next);
            next.Write("\n\n"u8);
            await WriteAsync(writer, turn, next.WrittenMemory, cancellationToken);
        }
    }

    private static async Task WriteAsync(
        PipeWriter writer, SemaphoreSlim turn, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await writer.WriteAsync(bytes, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task BeatAsync(PipeWriter writer, SemaphoreSlim turn, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(s_heartbeat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                await WriteAsync(writer, turn, s_comment, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The stream has ended.
        }
    }
}
