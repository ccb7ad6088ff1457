using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Subscriptions;
using HotChocolate.AspNetCore.Subscriptions.Protocols;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Tests.Transport;

/// <summary>graphql-transport-ws, by its messages and close codes.</summary>
public partial class WebSocketTests
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Ack = """{"type":"connection_ack"}""";

    private static readonly string[] s_members = ["type", "id", "payload"];

    /// <summary>After this a missing message fails its test instead of hanging the run.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Query_is_answered_and_completed()
    {
        await using var server = await StartAsync(new News());
        using var socket = await ConnectAsync(server);

        Assert.Equal(Ack, await AskAsync(socket, Init));
        Assert.Equal(
            """{"type":"next","id":"1","payload":{"data":{"greeting":"hello"}}}""",
            await AskAsync(socket, """{"type":"subscribe","id":"1","payload":{"query":"{ greeting }"}}"""));
        Assert.Equal("""{"type":"complete","id":"1"}""", await ReceiveAsync(socket));
    }

    [Fact]
    public async Task Subscription_delivers_events_until_the_client_completes_it()
    {
        var news = new News();
        await using var server = await StartAsync(news);
        using var socket = await ConnectAsync(server);
        await AskAsync(socket, Init);
        await SendAsync(socket, """{"type":"subscribe","id":"s","payload":{"query":"subscription { news { title } }"}}""");

        news.Items.Writer.TryWrite("one");
        Assert.Equal("""{"type":"next","id":"s","payload":{"data":{"news":{"title":"one"}}}}""", await ReceiveAsync(socket));
        await SendAsync(socket, """{"type":"complete","id":"s"}""");
        await news.Closed.Task.WaitAsync(Patience);

        Assert.Equal("""{"type":"pong"}""", await AskAsync(socket, """{"type":"ping"}"""));
    }

    [Fact]
    public async Task Subscription_is_completed_when_its_source_ends()
    {
        var news = new News();
        await using var server = await StartAsync(news);
        using var socket = await ConnectAsync(server);
        await AskAsync(socket, Init);
        await SendAsync(socket, """{"type":"subscribe","id":"s","payload":{"query":"subscription { news { title } }"}}""");

        news.Items.Writer.TryWrite("one");
        news.Items.Writer.Complete();

        Assert.Equal("""{"type":"next","id":"s","payload":{"data":{"news":{"title":"one"}}}}""", await ReceiveAsync(socket));
        Assert.Equal("""{"type":"complete","id":"s"}""", await ReceiveAsync(socket));
    }

    [Fact]
    public async Task Operation_that_can_not_be_executed_is_answered_by_an_error()
    {
        await using var server = await StartAsync(new News());
        using var socket = await ConnectAsync(server);
        await AskAsync(socket, Init);

        var answer = await AskAsync(socket, """{"type":"subscribe","id":"1","payload":{"query":"{ unknown }"}}""");

        Assert.StartsWith("""{"type":"error","id":"1","payload":[{"message":""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slow_reader_holds_up_its_source_and_loses_nothing()
    {
        var flood = new Flood();
        await using var server = await GraphQLServer.StartAsync(builder =>
        {
            builder.Services.AddSingleton(flood);
            builder.AddQueryType<News.Query>().AddSubscriptionType<FloodSubscription>();
        });
        using var slow = await ConnectAsync(server);
        using var other = await ConnectAsync(server);
        await AskAsync(slow, Init);
        await AskAsync(other, Init);
        await SendAsync(slow, """{"type":"subscribe","id":"s","payload":{"query":"subscription { pages }"}}""");

        // The other client measures no time but turns: the source rests when many of its requests see no new page.
        for (int seen = -1, rest = 0; rest < 200; rest++)
        {
            await AskAsync(other, """{"type":"ping"}""");
            if (seen != flood.Sent)
                (seen, rest) = (flood.Sent, 0);
        }

        Assert.InRange(flood.Sent, 1, Flood.Pages - 1);
        for (var page = 0; page < Flood.Pages; page++)
            Assert.StartsWith($$"""{"type":"next","id":"s","payload":{"data":{"pages":"{{page}} """, await ReceiveAsync(slow), StringComparison.Ordinal);
        Assert.Equal("""{"type":"complete","id":"s"}""", await ReceiveAsync(slow));
    }

    [Fact]
    public async Task Connection_that_is_lost_closes_its_sources()
    {
        var news = new News();
        await using var server = await StartAsync(news);
        using (var socket = await ConnectAsync(server))
        {
            await AskAsync(socket, Init);
            await SendAsync(socket, """{"type":"subscribe","id":"s","payload":{"query":"subscription { news { title } }"}}""");
            news.Items.Writer.TryWrite("one");
            await ReceiveAsync(socket);
            socket.Abort();
        }

        await news.Closed.Task.WaitAsync(Patience);
    }

    [Theory]
    [InlineData(4400, """{"type":1}""")]
    [InlineData(4400, """["connection_init"]""")]
    [InlineData(4401, """{"type":"subscribe","id":"1","payload":{"query":"{ greeting }"}}""")]
    [InlineData(4429, Init, Init)]
    [InlineData(4400, Init, """{"type":"subscribe","payload":{"query":"{ greeting }"}}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"","payload":{"query":"{ greeting }"}}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"1"}""")]
    [InlineData(
        4409,
        Init,
        """{"type":"subscribe","id":"1","payload":{"query":"subscription { news { title } }"}}""",
        """{"type":"subscribe","id":"1","payload":{"query":"{ greeting }"}}""")]
    public async Task Breach_of_the_protocol_closes_the_connection_with_its_code(int code, params string[] messages)
    {
        await using var server = await StartAsync(new News());
        using var socket = await ConnectAsync(server);

        foreach (var message in messages)
            await SendAsync(socket, message);

        Assert.Equal(code, await ReceiveCloseAsync(socket));
    }

    [Fact]
    public async Task Client_that_does_not_initialise_is_dropped()
    {
        await using var server = await StartAsync(
            new News(), options => options.Sockets.ConnectionInitializationTimeout = TimeSpan.FromMilliseconds(1));
        using var socket = await ConnectAsync(server);

        Assert.Equal(4408, await ReceiveCloseAsync(socket));
    }

    [Fact]
    public async Task Interceptor_refuses_a_connection_by_its_payload()
    {
        await using var server = await StartAsync(new News());
        using var socket = await ConnectAsync(server);

        await SendAsync(socket, """{"type":"connection_init","payload":{"token":"forged"}}""");

        Assert.Equal(4401, await ReceiveCloseAsync(socket));
    }

    private static Task<GraphQLServer> StartAsync(News news, Action<GraphQLServerOptions>? options = null) => GraphQLServer.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton(news);
            builder
                .AddQueryType<News.Query>()
                .AddSubscriptionType<News.Subscription>()
                .AddSocketSessionInterceptor<TokenInterceptor>();
        },
        options);

    private static async Task<ClientWebSocket> ConnectAsync(GraphQLServer server, string? protocol = "graphql-transport-ws")
    {
        var socket = new ClientWebSocket();
        if (protocol is not null)
            socket.Options.AddSubProtocol(protocol);
        await socket.ConnectAsync(new UriBuilder(server.Endpoint) { Scheme = "ws" }.Uri, CancellationToken.None);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string message)
        => socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<string> AskAsync(ClientWebSocket socket, string message)
    {
        await SendAsync(socket, message);
        return await ReceiveAsync(socket);
    }

    /// <summary>The next message that is no ping of the server.</summary>
    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[128 * 1024];
        while (true)
        {
            var length = 0;
            WebSocketReceiveResult read;
            do
            {
                read = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), patience.Token);
                length += read.Count;
            }
            while (!read.EndOfMessage);
            Assert.Equal(WebSocketMessageType.Text, read.MessageType);
            var message = Encoding.UTF8.GetString(buffer, 0, length);
            if (message != """{"type":"ping"}""")
                return InOrder(message);
        }
    }

    /// <summary>The order in which a message has its members means nothing.</summary>
    private static string InOrder(string message)
    {
        var members = JsonNode.Parse(message)!.AsObject();
        return new JsonObject(s_members.Where(members.ContainsKey).Select(name => KeyValuePair.Create(name, members[name]?.DeepClone()))).ToJsonString();
    }

    private static async Task<int> ReceiveCloseAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[16_384];
        while ((await socket.ReceiveAsync(buffer, patience.Token)).MessageType is not WebSocketMessageType.Close)
        {
        }

        return (int)socket.CloseStatus!;
    }

    /// <summary>A source of more pages than the buffers between a server and its client hold.</summary>
    public sealed class Flood
    {
        public const int Pages = 1_000;

        private int _sent;

        public int Sent => Volatile.Read(ref _sent);

        public async IAsyncEnumerable<string> ReadAllAsync()
        {
            var text = new string('x', 64 * 1024);
            for (var page = 0; page < Pages; page++)
            {
                await Task.Yield();
                Interlocked.Increment(ref _sent);
                yield return $"{page} {text}";
            }
        }
    }

    public sealed class FloodSubscription
    {
        [Subscribe(With = nameof(SubscribeToPages))]
        public string GetPages([EventMessage] string page) => page;

        [GraphQLIgnore]
        public IAsyncEnumerable<string> SubscribeToPages([Service] Flood flood) => flood.ReadAllAsync();
    }

    public sealed class TokenInterceptor : DefaultSocketSessionInterceptor
    {
        public override ValueTask<ConnectionStatus> OnConnectAsync(
            ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default)
            => new(connectionInitMessage.Payload is { } payload && payload.TryGetProperty("token", out _)
                ? ConnectionStatus.Reject("No such session")
                : ConnectionStatus.Accept());
    }
}
