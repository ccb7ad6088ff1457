using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Subscriptions;
using HotChocolate.AspNetCore.Subscriptions.Protocols;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Tests.Transport;

/// <content>What Hot Chocolate 16 leaves open or does otherwise, and what needs the engine's clock.</content>
public partial class SocketLifetimeTests
{
    private const string Ping = """{"type":"ping"}""";
    private const string Pong = """{"type":"pong"}""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("")]
    [InlineData("""{"type":"connection_init","payload":1}""")]
    [InlineData("""{"type":"ping","payload":[]}""")]
    [InlineData("""{"type":"pong","payload":"now"}""")]
    [InlineData("""{"type":"next","id":"1","payload":{"data":null}}""")]
    [InlineData("""{"type":"connection_ack"}""")]
    public async Task Message_that_no_client_may_send_closes_the_connection(string message)
    {
        await using var server = await StartAsync();
        using var socket = await RawSocket.ConnectAsync(server.Endpoint);

        await socket.SendAsync(message);

        Assert.Equal((4400, "Invalid message received"), await socket.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Close_is_answered_with_the_code_of_the_client()
    {
        await using var server = await StartAsync();
        using var socket = await RawSocket.ConnectAsync(server.Endpoint);

        await socket.SendAsync(RawSocket.Frame(RawSocket.Close, [4321 >> 8, 4321 & 0xFF]));

        Assert.Equal((4321, ""), await socket.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Server_that_ends_sends_its_clients_away()
    {
        await using var server = await StartAsync();
        using var initialised = await RawSocket.ConnectAsync(server.Endpoint);
        using var fresh = await RawSocket.ConnectAsync(server.Endpoint);
        await initialised.AskAsync(Init);
        await initialised.SendAsync(SubscribeToNews);
        await initialised.AskAsync(Ping);

        var stopped = server.StopAsync();

        Assert.Equal((1001, "The server is going away"), await initialised.ReceiveCloseAsync());
        Assert.Equal((1001, "The server is going away"), await fresh.ReceiveCloseAsync());
        await stopped.WaitAsync(Patience);
    }

    [Fact]
    public async Task Client_that_answers_pings_stays()
    {
        var time = new ManualTime();
        await using var server = await StartAsync(services => services.AddSingleton<TimeProvider>(time));
        using var socket = await RawSocket.ConnectAsync(server.Endpoint);
        await socket.AskAsync(Init);

        for (var round = 0; round < 30; round++)
        {
            await time.TickAsync(KeepAlive);
            // The ping comes first, and is answered; the pong is the answer to what is asked here.
            Assert.Equal(Pong, await AskAfterPingAsync(socket));
        }
    }

    [Fact]
    public async Task Client_that_reads_nothing_for_a_minute_is_dropped_and_its_source_closed()
    {
        var time = new ManualTime();
        var flood = new EndlessFlood();
        await using var server = await GraphQLServer.StartAsync(builder =>
        {
            builder.Services.AddSingleton(flood).AddSingleton<TimeProvider>(time);
            builder.AddQueryType<News.Query>().AddSubscriptionType<FloodSubscription>();
        });
        using var deaf = await RawSocket.ConnectAsync(server.Endpoint);
        using var other = await RawSocket.ConnectAsync(server.Endpoint);
        await deaf.AskAsync(Init);
        await other.AskAsync(Init);
        await deaf.SendAsync("""{"type":"subscribe","id":"s","payload":{"query":"subscription { pages }"}}""");
        await flood.AwaitRestAsync(() => other.AskAsync(Ping));

        for (var round = 0; round < 12; round++)
        {
            Assert.False(flood.Closed.IsCompleted);
            await time.TickAsync(KeepAlive);
            Assert.Equal(Pong, await AskAfterPingAsync(other));
        }

        await time.TickAsync(KeepAlive);
        await flood.Closed.WaitAsync(Patience);
        Assert.Equal(Pong, await AskAfterPingAsync(other));
    }

    [Fact]
    public async Task Client_that_asks_and_reads_nothing_is_not_answered_for_ever()
    {
        var pages = new Pages();
        await using var server = await GraphQLServer.StartAsync(builder =>
        {
            builder.Services.AddSingleton(pages);
            builder.AddQueryType<PageQuery>();
        });
        using var deaf = await RawSocket.ConnectAsync(server.Endpoint);
        using var other = await RawSocket.ConnectAsync(server.Endpoint);
        await deaf.AskAsync(Init);
        await other.AskAsync(Init);
        var asking = AskForPagesAsync(deaf);

        for (int seen = -1, rest = 0; rest < 200; rest++)
        {
            await other.AskAsync(Ping);
            if (seen != pages.Answered)
                (seen, rest) = (pages.Answered, 0);
        }

        Assert.InRange(pages.Answered, 1, 1_000);
        Assert.False(asking.IsCompleted);
    }

    [Fact]
    public async Task Interceptor_that_fails_at_the_connection_ends_it()
    {
        await using var server = await StartWithFailingInterceptorAsync();
        using var socket = await RawSocket.ConnectAsync(server.Endpoint);

        await socket.SendAsync("""{"type":"connection_init","payload":{"fail":true}}""");

        Assert.Equal((1011, "Internal server error"), await socket.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Interceptor_that_fails_at_an_operation_fails_that_operation()
    {
        await using var server = await StartWithFailingInterceptorAsync();
        using var socket = await RawSocket.ConnectAsync(server.Endpoint);
        await socket.AskAsync(Init);

        Assert.Equal(
            """{"type":"error","id":"fail","payload":[{"message":"Unexpected Execution Error"}]}""",
            await socket.AskAsync(AskForGreeting.Replace("\"1\"", "\"fail\"", StringComparison.Ordinal)));
        Assert.Equal(
            """{"type":"error","id":"refuse","payload":[{"message":"Not now"}]}""",
            await socket.AskAsync(AskForGreeting.Replace("\"1\"", "\"refuse\"", StringComparison.Ordinal)));
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"greeting":"hello"}}}""", await socket.AskAsync(AskForGreeting));
    }

    [Fact]
    public async Task Interceptor_hears_of_the_end_of_an_operation_before_its_id_begins_again()
    {
        var interceptor = new CountingInterceptor();
        await using var server = await GraphQLServer.StartAsync(builder =>
        {
            builder.Services.AddSingleton(new News());
            builder.AddQueryType<News.Query>().AddSubscriptionType<News.Subscription>().AddSocketSessionInterceptor(_ => interceptor);
        });
        using var socket = await RawSocket.ConnectAsync(server.Endpoint);
        await socket.AskAsync(Init);

        for (var round = 0; round < 50; round++)
        {
            await socket.SendAsync(SubscribeToNews);
            await socket.SendAsync("""{"type":"complete","id":"s"}""");
        }

        Assert.Equal(Pong, await socket.AskAsync(Ping));
        Assert.Equal(0, interceptor.Overlaps);
    }

    private static Task<GraphQLServer> StartWithFailingInterceptorAsync() => GraphQLServer.StartAsync(
        builder => builder.AddQueryType<News.Query>().AddSocketSessionInterceptor<FailingInterceptor>());

    private static async Task<string> AskAfterPingAsync(RawSocket socket)
    {
        var ping = await socket.ReceiveAsync();
        Assert.Equal(Ping, System.Text.Encoding.UTF8.GetString(ping!.Value.Payload));
        await socket.SendAsync(Pong);
        return await socket.AskAsync(Ping);
    }

    private static async Task AskForPagesAsync(RawSocket socket)
    {
        try
        {
            // Ten times what the buffers of two sockets may hold, so that a server that stops reading is felt.
            for (var number = 0; number < 1_500_000; number++)
                await socket.SendAsync($$$"""{"type":"subscribe","id":"{{{number}}}","payload":{"query":"{ page }"}}""");
        }
        catch (IOException)
        {
            // The test has ended.
        }
    }

    /// <summary>A source of large pages that never ends.</summary>
    public sealed class EndlessFlood
    {
        private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _sent;

        public Task Closed => _closed.Task;

        public async IAsyncEnumerable<string> ReadAllAsync()
        {
            var text = new string('x', 64 * 1024);
            try
            {
                while (true)
                {
                    await Task.Yield();
                    Interlocked.Increment(ref _sent);
                    yield return text;
                }
            }
            finally
            {
                _closed.TrySetResult();
            }
        }

        /// <summary>Returns when many turns of somebody else see no new page.</summary>
        public async Task AwaitRestAsync(Func<Task> takeTurnAsync)
        {
            for (int seen = -1, rest = 0; rest < 200; rest++)
            {
                await takeTurnAsync();
                if (seen != Volatile.Read(ref _sent) || seen == 0)
                    (seen, rest) = (Volatile.Read(ref _sent), 0);
            }
        }
    }

    public sealed class FloodSubscription
    {
        [Subscribe(With = nameof(SubscribeToPages))]
        public string GetPages([EventMessage] string page) => page;

        [GraphQLIgnore]
        public IAsyncEnumerable<string> SubscribeToPages([Service] EndlessFlood flood) => flood.ReadAllAsync();
    }

    public sealed class Pages
    {
        private readonly string _text = new('x', 64 * 1024);
        private int _answered;

        public int Answered => Volatile.Read(ref _answered);

        public string Next()
        {
            Interlocked.Increment(ref _answered);
            return _text;
        }
    }

    public sealed class PageQuery
    {
        public string GetPage([Service] Pages pages) => pages.Next();
    }

    /// <summary>Takes its time to hear of an end.</summary>
    public sealed class CountingInterceptor : DefaultSocketSessionInterceptor
    {
        private readonly HashSet<string> _open = [];

        public int Overlaps { get; private set; }

        public override ValueTask OnRequestAsync(
            ISocketSession session, string operationSessionId, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken = default)
        {
            lock (_open)
                Overlaps += _open.Add(operationSessionId) ? 0 : 1;
            return base.OnRequestAsync(session, operationSessionId, requestBuilder, cancellationToken);
        }

        public override async ValueTask OnCompleteAsync(
            ISocketSession session, string operationSessionId, CancellationToken cancellationToken = default)
        {
            for (var turn = 0; turn < 10; turn++)
                await Task.Yield();
            lock (_open)
                _open.Remove(operationSessionId);
        }
    }

    public sealed class FailingInterceptor : DefaultSocketSessionInterceptor
    {
        public override ValueTask<ConnectionStatus> OnConnectAsync(
            ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default)
            => connectionInitMessage.Payload is null ? new(ConnectionStatus.Accept()) : throw new InvalidOperationException();

        public override ValueTask OnRequestAsync(
            ISocketSession session, string operationSessionId, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken = default)
            => operationSessionId switch
            {
                "fail" => throw new InvalidOperationException(),
                "refuse" => throw new GraphQLException("Not now"),
                _ => default,
            };

        public override ValueTask OnCompleteAsync(ISocketSession session, string operationSessionId, CancellationToken cancellationToken = default)
            => throw new InvalidOperationException();

        public override ValueTask OnCloseAsync(ISocketSession session, CancellationToken cancellationToken = default)
            => throw new InvalidOperationException();
    }
}
