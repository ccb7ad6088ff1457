using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Nexus.Bench.Load;

/// <summary>The limit for subscriptions: a Kestrel endpoint that holds WebSockets and, when asked, sends given bytes to each of them.</summary>
internal static class BareSockets
{
    public const string Verb = "bare-sockets";

    /// <summary>Where WebSockets connect.</summary>
    public const string Path = "/sockets";

    /// <summary>A POST sends to every socket as many messages as its query says: <c>?messages=1</c>.</summary>
    public const string Broadcast = "/broadcast";

    private static readonly ConcurrentDictionary<WebSocket, bool> s_sockets = new();

    /// <summary>Serves messages of so many bytes on a port of this machine until standard input ends.</summary>
    public static async Task<int> ServeAsync(int bytes, int port)
    {
        var message = Encoding.ASCII.GetBytes($$"""{"type":"next","x":"{{new string('x', Math.Max(0, bytes - 22))}}"}""");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var application = builder.Build();
        application.Urls.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        application.Map(BareEndpoint.Path, context => context.Response.WriteAsync("ready"));
        application.Map(Path, HoldAsync);
        application.Map(Broadcast, context => BroadcastAsync(message, int.Parse(context.Request.Query["messages"]!, CultureInfo.InvariantCulture)));
        await application.StartAsync();
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static async Task HoldAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        s_sockets.TryAdd(socket, true);
        try
        {
            var buffer = new byte[16];
            while ((await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The load has ended.
        }
        finally
        {
            s_sockets.TryRemove(socket, out _);
        }
    }

    private static Task BroadcastAsync(byte[] message, int messages) =>
        Parallel.ForEachAsync(s_sockets.Keys, async (socket, cancellationToken) =>
        {
            for (var number = 0; number < messages; number++)
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        });
}
