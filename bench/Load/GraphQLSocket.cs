using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Nexus.Bench.Load;

/// <summary>One subscription over <c>graphql-transport-ws</c>.</summary>
internal sealed class GraphQLSocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[1 << 16];

    private GraphQLSocket() => _socket.Options.AddSubProtocol("graphql-transport-ws");

    /// <summary>Connects and subscribes; the server says nothing when it is listening.</summary>
    public static async Task<GraphQLSocket> SubscribeAsync(Uri address, string token, string document)
    {
        var socket = new GraphQLSocket();
        await socket._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await socket.SendAsync(new { type = "connection_init", payload = new { Authorization = $"Bearer {token}" } });
        await socket.ReceiveAsync("connection_ack");
        await socket.SendAsync(new { id = "1", type = "subscribe", payload = new { query = document } });
        return socket;
    }

    /// <summary>The data of the next event.</summary>
    public async Task<JsonElement> NextAsync() => (await ReceiveAsync("next")).GetProperty("payload").GetProperty("data");

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        _socket.Dispose();
    }

    private async Task SendAsync(object message) =>
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task<JsonElement> ReceiveAsync(string type)
    {
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult received;
            do
            {
                received = await _socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
                length += received.Count;
            }
            while (!received.EndOfMessage);
            if (received.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"The server closed the socket: {_socket.CloseStatus} {_socket.CloseStatusDescription}");
            var message = JsonElement.Parse(_buffer.AsSpan(0, length));
            var kind = message.GetProperty("type").GetString();
            if (kind == type)
                return message;
            if (kind is not ("ping" or "pong"))
                throw new InvalidOperationException($"Not a {type}: {Encoding.UTF8.GetString(_buffer, 0, length)}");
        }
    }
}
