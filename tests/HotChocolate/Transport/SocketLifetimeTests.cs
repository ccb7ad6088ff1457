using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Tests.Transport;

/// <summary>How a WebSocket connection begins, lasts and ends, seen from a bare TCP connection.</summary>
public partial class SocketLifetimeTests
{
    private const string Init = """{"type":"connection_init"}""";
    private const string SubscribeToNews = """{"type":"subscribe","id":"s","payload":{"query":"subscription { news { title } }"}}""";
    private const string AskForGreeting = """{"type":"subscribe","id":"1","payload":{"query":"{ greeting }"}}""";

    [Fact]
    public async Task Compression_is_not_negotiated()
    {
        await using var server = await StartAsync();
        using var socket = await RawSocket.ConnectAsync(server.Endpoint, "Sec-WebSocket-Extensions: permessage-deflate\r\n");

        Assert.Contains("Sec-WebSocket-Protocol: graphql-transport-ws", socket.Head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Sec-WebSocket-Extensions", socket.Head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Message_may_come_in_parts_with_a_ping_between_them()
    {
        await using var server = await StartAsync();
        using var socket = await RawSocket.ConnectAsync(server.Endpoint);
        await socket.AskAsync(Init);

        var message = Encoding.UTF8.GetBytes(AskForGreeting);
        await socket.SendAsync(RawSocket.Frame(RawSocket.Text, message.AsSpan(0, 20)));
        await socket.SendAsync(RawSocket.Frame(RawSocket.Ping, "now"u8));
        await socket.SendAsync(RawSocket.Frame(RawSocket.Continuation, message.AsSpan(20, 20)));
        await socket.SendAsync(RawSocket.Frame(RawSocket.FinalContinuation, message.AsSpan(40)));

        var pong = await socket.ReceiveAsync();
        Assert.Equal((RawSocket.Pong, "now"), (pong!.Value.Head, Encoding.UTF8.GetString(pong.Value.Payload)));
        AssertSame("""{"type":"next","id":"1","payload":{"data":{"greeting":"hello"}}}""", await socket.ReceiveTextAsync());
        AssertSame("""{"type":"complete","id":"1"}""", await socket.ReceiveTextAsync());
    }

    [Fact]
    public async Task Id_may_be_used_again_once_its_operation_has_ended()
    {
        await using var server = await StartAsync();
        using var socket = await RawSocket.ConnectAsync(server.Endpoint);
        await socket.AskAsync(Init);

        for (var round = 0; round < 50; round++)
        {
            AssertSame("""{"type":"next","id":"1","payload":{"data":{"greeting":"hello"}}}""", await socket.AskAsync(AskForGreeting));
            AssertSame("""{"type":"complete","id":"1"}""", await socket.ReceiveTextAsync());
        }
    }

    private static Task<GraphQLServer> StartAsync(Action<IServiceCollection>? configure = null) => GraphQLServer.StartAsync(builder =>
    {
        builder.Services.AddSingleton(new News());
        builder.AddQueryType<News.Query>().AddSubscriptionType<News.Subscription>();
        configure?.Invoke(builder.Services);
    });

    private static void AssertSame(string expected, string actual)
        => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);
}
