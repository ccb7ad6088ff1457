using System.Net.WebSockets;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>Accepts WebSocket connections that speak graphql-transport-ws.</summary>
internal sealed class SocketEndpoint(
    RequestExecutor executor,
    ISocketSessionInterceptor interceptor,
    GraphQLSocketOptions options,
    TimeProvider time,
    IHostApplicationLifetime? lifetime)
{
    private const string Protocol = "graphql-transport-ws";

    /// <summary>How often connections are looked after where they are not to be pinged.</summary>
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(15);

    private readonly LiveConnections _connections = new(options.KeepAliveInterval ?? s_round, time, lifetime);

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
            // Pings are messages of the protocol: browsers show no others.
            KeepAliveInterval = Timeout.InfiniteTimeSpan,
        });
        await using var connection = new SocketConnection(context, socket, executor.Setup.MaxAllowedRequestSize, time);
        var session = new SocketSession(connection, executor, interceptor, options, time);
        _connections.Add(session);
        try
        {
            await session.RunAsync();
        }
        finally
        {
            _connections.Remove(session);
        }
    }
}
