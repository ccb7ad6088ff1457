using System.Net.WebSockets;
using System.Text;

namespace HotChocolate.Tests.Transport;

/// <content>What graphql-transport-ws says and Hot Chocolate 16 does otherwise.</content>
public partial class WebSocketTests
{
    [Theory]
    [InlineData("no JSON")]
    [InlineData("""{"type":"unheard"}""")]
    [InlineData("""{"type":"connection_init"} x""")]
    [InlineData(Init, """{"type":"subscribe","id":"1","payload":{}}""")]
    public async Task Message_that_no_specification_knows_closes_the_connection(params string[] messages)
    {
        await using var server = await StartAsync(new News());
        using var socket = await ConnectAsync(server);

        foreach (var message in messages)
            await SendAsync(socket, message);

        Assert.Equal(4400, await ReceiveCloseAsync(socket));
    }

    [Fact]
    public async Task Binary_message_is_refused()
    {
        await using var server = await StartAsync(new News());
        using var socket = await ConnectAsync(server);

        await socket.SendAsync(Encoding.UTF8.GetBytes(Init), WebSocketMessageType.Binary, true, CancellationToken.None);

        Assert.Equal(4400, await ReceiveCloseAsync(socket));
    }

    [Fact]
    public async Task Message_over_the_limit_is_refused()
    {
        await using var server = await StartAsync(new News());
        using var socket = await ConnectAsync(server);

        await SendAsync(socket, new string(' ', 20_000));

        Assert.Equal(1009, await ReceiveCloseAsync(socket));
    }

    [Fact]
    public async Task Client_of_another_protocol_is_refused()
    {
        await using var server = await StartAsync(new News());
        using var socket = await ConnectAsync(server, protocol: null);

        Assert.Equal(4406, await ReceiveCloseAsync(socket));
    }

    [Fact]
    public async Task Interceptor_says_why_it_refuses()
    {
        await using var server = await StartAsync(new News());
        using var socket = await ConnectAsync(server);

        await SendAsync(socket, """{"type":"connection_init","payload":{"token":"forged"}}""");

        Assert.Equal(4401, await ReceiveCloseAsync(socket));
        Assert.Equal("No such session", socket.CloseStatusDescription);
    }
}
