using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Nexus.Gateway.Tests;

/// <summary>A client that speaks <c>graphql-transport-ws</c> by hand.</summary>
internal sealed class GraphQLSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();

    private GraphQLSocket() => _socket.Options.AddSubProtocol("graphql-transport-ws");

    /// <summary>Connects and waits for the acknowledgement; <paramref name="payload"/> is JSON.</summary>
    public static async Task<GraphQLSocket> OpenAsync(Uri address, string payload)
    {
        var socket = await ConnectAsync(address, payload);
        Assert.Equal("connection_ack", (await socket.ReceiveAsync())!.Value.At("type").GetString());
        return socket;
    }

    /// <summary>Connects where that is refused, and gives the code that the socket is closed with.</summary>
    public static async Task<int?> OpenRefusedAsync(Uri address, string payload)
    {
        await using var socket = await ConnectAsync(address, payload);
        Assert.Null(await socket.ReceiveAsync());
        return (int?)socket._socket.CloseStatus;
    }

    /// <summary>Waits until the server closes the socket: the code and the reason.</summary>
    public async Task<(int? Code, string? Reason)> CloseAsync()
    {
        Assert.Null(await ReceiveAsync());
        return ((int?)_socket.CloseStatus, _socket.CloseStatusDescription);
    }

    public Task SubscribeAsync(string id, string document, object? variables = null) =>
        SendAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query = document, variables } }));

    /// <summary>Sends any operation: its payload is JSON.</summary>
    public Task ExecuteAsync(string id, object payload) => SendAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload }));

    /// <summary>The next message that is no ping.</summary>
    public async Task<JsonElement> MessageAsync() => (await ReceiveAsync())!.Value;

    /// <summary>The same, or null where the server closes.</summary>
    public Task<JsonElement?> TryMessageAsync() => ReceiveAsync();

    /// <summary>Waits for the end of an operation.</summary>
    public Task EndAsync(string id) => ReceiveMessageAsync(id, "complete");

    /// <summary>Ends an operation.</summary>
    public Task CompleteAsync(string id) => SendAsync(JsonSerializer.Serialize(new { id, type = "complete" }));

    /// <summary>The data of the operation's next answer.</summary>
    public async Task<string> DataAsync(string id) => (await ReceiveAsync(id, "next")).At("data").GetRawText();

    /// <summary>The next event of the operation's one field.</summary>
    public async Task<JsonElement> NextAsync(string id)
    {
        var payload = await ReceiveAsync(id, "next");
        return payload.At("data").EnumerateObject().Single().Value;
    }

    /// <summary>The errors that the operation ends with.</summary>
    public async Task<JsonElement> ErrorAsync(string id)
    {
        var message = (await ReceiveAsync())!.Value;
        Assert.Equal(id, message.At("id").GetString());
        var payload = message.At("payload");
        return payload.ValueKind == JsonValueKind.Array ? payload : payload.At("errors");
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        _socket.Dispose();
    }

    private static async Task<GraphQLSocket> ConnectAsync(Uri address, string payload)
    {
        var socket = new GraphQLSocket();
        using var patience = new CancellationTokenSource(Patience);
        await socket._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/graphql" }.Uri, patience.Token);
        await socket.SendAsync($$"""{ "type": "connection_init", "payload": {{payload}} }""");
        return socket;
    }

    private async Task<JsonElement> ReceiveAsync(string id, string type) => (await ReceiveMessageAsync(id, type)).At("payload");

    private async Task<JsonElement> ReceiveMessageAsync(string id, string type)
    {
        var message = (await ReceiveAsync())!.Value;
        Assert.Equal((id, type), (message.At("id").GetString(), message.At("type").GetString()));
        return message;
    }

    private async Task SendAsync(string message)
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, patience.Token);
    }

    /// <summary>One message that is no ping, or null where the server closes.</summary>
    private async Task<JsonElement?> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var length = 0;
            WebSocketReceiveResult received;
            do
            {
                received = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), patience.Token);
                length += received.Count;
            }
            while (!received.EndOfMessage);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            var message = JsonDocument.Parse(buffer.AsMemory(0, length)).RootElement;
            if (message.At("type").GetString() is not ("ping" or "pong"))
                return message;
        }
    }
}
