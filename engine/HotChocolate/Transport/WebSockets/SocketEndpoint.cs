using System.Net.WebSockets;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>Accepts WebSocket connections that speak graphql-transport-ws.</summary>
internal sealed class SocketEndpoint(
    RequestExecutor executor, ISocketSessionInterceptor interceptor, GraphQLSocketOptions options, TimeProvider time)
{
    private const string Protocol = "graphql-transport-ws";

    public async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol))
        {
            using var refused = await context.WebSockets.AcceptWebSocketAsync();
            await refused.CloseOutputAsync(
                (WebSocketCloseStatus)SocketCloseCode.SubprotocolNotAcceptable, "Subprotocol not acceptable", context.RequestAborted);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = Protocol,
            KeepAliveInterval = Timeout.InfiniteTimeSpan,
        });
        await using var connection = new SocketConnection(context, socket, executor.Setup.MaxAllowedRequestSize, time);
        var session = new SocketSession(connection, executor, interceptor, options, time);
        await session.RunAsync();
    }
}
