using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace HotChocolate.AspNetCore.Http;

/// <summary>
/// Writes responses as server-sent events (graphql-sse, distinct connections): <c>next</c> for each, then <c>complete</c>,
/// and a comment now and then so that idle connections are kept open.
/// </summary>
internal sealed class EventStreamWriter(TimeProvider time, IHostApplicationLifetime? lifetime)
{
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(12);
    private readonly LiveConnections _connections = new(s_heartbeat, time, lifetime);

    public async Task WriteAsync(HttpContext context, IAsyncEnumerable<OperationResult> results)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        // Proxies that buffer answers would keep events to themselves.
        response.Headers["X-Accel-Buffering"] = "no";
        await response.BodyWriter.FlushAsync(context.RequestAborted);
        await using var stream = new EventStream(response.BodyWriter, context.RequestAborted);
        _connections.Add(stream);
        try
        {
            await foreach (var result in results.WithCancellation(stream.Ended))
            {
                await using (result)
                    await stream.WriteNextAsync(result);
            }

            // Without it a client knows that it has lost its connection, and comes again.
            if (!stream.Ended.IsCancellationRequested)
                await stream.WriteCompleteAsync();
        }
        catch (OperationCanceledException) when (stream.Ended.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            // The server ends, and with it the answer.
        }
        finally
        {
            _connections.Remove(stream);
        }
    }
}
