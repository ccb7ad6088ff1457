using System.Runtime.CompilerServices;
using HotChocolate.AspNetCore.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotChocolate.Tests.Transport;

/// <summary>
/// 10,000 mutated messages and frames. Hot Chocolate 16 answers some of them with 1011 and an entry in the log; here each connection goes on or ends as the protocol says.
/// </summary>
[Collection(nameof(HostileSocketTests))]
public sealed class HostileSocketTests : IAsyncLifetime
{
    private const int Frames = 5_000;
    private const int FramesAConnection = 8;
    private const int AtOnce = 16;
    private const int MostMemory = 64 * 1024 * 1024;
    private const string Init = """{"type":"connection_init"}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What RFC 6455 and graphql-transport-ws have for what is done here.</summary>
    private static readonly int[] s_codes = [1000, 1001, 1002, 1005, 1007, 1009, 4400, 4401, 4409, 4429];

    private readonly Ticker _ticker = new();
    private readonly ErrorLog _log = new();
    private readonly List<Exception> _unobserved = [];
    private GraphQLServer _server = null!;

    public async Task InitializeAsync()
    {
        TaskScheduler.UnobservedTaskException += Collect;
        _server = await GraphQLServer.StartAsync(builder =>
        {
            builder.Services.AddSingleton(_ticker).AddLogging(logging => logging.AddProvider(_log));
            builder.AddQueryType<News.Query>().AddSubscriptionType<TickSubscription>().AddSocketSessionInterceptor<WebSocketTests.TokenInterceptor>();
        });
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        TaskScheduler.UnobservedTaskException -= Collect;
    }

    [Fact]
    public Task Mutated_messages_end_in_their_codes_and_harm_nobody_else()
        => AttackAsync(random => RawSocket.Frame(random.Next(50) == 0 ? RawSocket.FinalBinary : RawSocket.FinalText, new MessageMutation(random).Next()));

    [Fact]
    public Task Mutated_frames_end_in_their_codes_and_harm_nobody_else()
        => AttackAsync(random => new FrameMutation(random).Next());

    private async Task AttackAsync(Func<Random, byte[]> mutate)
    {
        var seed = Environment.TickCount;
        try
        {
            var random = new Random(seed);
            using var witness = await SubscribeAsync();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var attacks = Enumerable.Range(0, Frames / FramesAConnection)
                .Select(_ => Enumerable.Range(0, FramesAConnection).Select(_ => mutate(random)).ToArray()).ToArray();
            await Parallel.ForEachAsync(attacks, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (frames, _) => await AttackOnceAsync(frames));

            await _ticker.OnlyWitnessIsLeft().WaitAsync(Patience);
            _ticker.Tick();
            Assert.Equal("""{"type":"next","id":"w","payload":{"data":{"ticks":1}}}""", await witness.ReceiveTextAsync());
            Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MostMemory);
            GC.WaitForPendingFinalizers();
            Assert.True(_log.Entries.Count == 0, string.Join(Environment.NewLine, _log.Entries.Take(3)));
            Assert.Empty(_unobserved);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"With the seed {seed}", fault);
        }
    }

    /// <summary>Sends everything, then nothing any more: the server has to end the connection, with a code of the protocols where it gives one.</summary>
    private async Task AttackOnceAsync(byte[][] frames)
    {
        using var socket = await RawSocket.ConnectAsync(_server.Endpoint);
        using var patience = new CancellationTokenSource(Patience);
        var closing = ReadToEndAsync(socket, patience.Token);
        try
        {
            await socket.SendAsync(Init);
            foreach (var frame in frames)
                await socket.SendAsync(frame);
        }
        catch (IOException)
        {
            // The server has had enough.
        }

        socket.EndSending();
        // A client's own code is said back.
        if (await closing is { } code)
            Assert.Contains(code, s_codes.Concat(frames.Where(IsClose).Select(frame => (frame[6] << 8) | frame[7])));
    }

    private static bool IsClose(byte[] frame) => frame.Length >= 8 && frame[0] == RawSocket.Close && frame[1] is >= 0x82 and < 0xFE;

    private static async Task<int?> ReadToEndAsync(RawSocket socket, CancellationToken cancellationToken)
    {
        int? code = null;
        while (await socket.ReceiveAsync(cancellationToken) is { } frame)
        {
            if (frame.Head == RawSocket.Close)
                code = frame.Payload is [var high, var low, ..] ? (high << 8) | low : 1005;
        }

        return code;
    }

    private async Task<RawSocket> SubscribeAsync()
    {
        var socket = await RawSocket.ConnectAsync(_server.Endpoint);
        Assert.Equal("""{"type":"connection_ack"}""", await socket.AskAsync(Init));
        await socket.SendAsync("""{"type":"subscribe","id":"w","payload":{"query":"subscription { ticks(isWitness: true) }"}}""");
        await _ticker.WitnessArrived.WaitAsync(Patience);
        return socket;
    }

    private void Collect(object? sender, UnobservedTaskExceptionEventArgs unobserved)
    {
        if (unobserved.Exception.ToString().Contains(typeof(ISocketSession).Namespace!, StringComparison.Ordinal))
            _unobserved.Add(unobserved.Exception);
    }

    /// <summary>A source that never ends by itself, and knows who listens.</summary>
    public sealed class Ticker
    {
        private readonly TaskCompletionSource _witnessArrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _tick = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _othersLeft = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _others;
        private bool _isAwaited;

        public Task WitnessArrived => _witnessArrived.Task;

        public void Tick() => _tick.TrySetResult();

        public Task OnlyWitnessIsLeft()
        {
            lock (_tick)
            {
                _isAwaited = true;
                CompleteWhenLeft();
            }

            return _othersLeft.Task;
        }

        public async IAsyncEnumerable<int> TickAsync(bool isWitness, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Enter(isWitness);
            try
            {
                await _tick.Task.WaitAsync(cancellationToken);
                yield return 1;
            }
            finally
            {
                Leave(isWitness);
            }
        }

        private void Enter(bool isWitness)
        {
            if (isWitness)
                _witnessArrived.TrySetResult();
            else
                Interlocked.Increment(ref _others);
        }

        private void Leave(bool isWitness)
        {
            if (isWitness)
                return;
            lock (_tick)
            {
                Interlocked.Decrement(ref _others);
                CompleteWhenLeft();
            }
        }

        private void CompleteWhenLeft()
        {
            if (_isAwaited && Volatile.Read(ref _others) == 0)
                _othersLeft.TrySetResult();
        }
    }

    public sealed class TickSubscription
    {
        [Subscribe(With = nameof(SubscribeToTicks))]
        public int GetTicks([EventMessage] int tick, bool isWitness = false) => tick;

        [GraphQLIgnore]
        public IAsyncEnumerable<int> SubscribeToTicks(bool isWitness, [Service] Ticker ticker, CancellationToken cancellationToken)
            => ticker.TickAsync(isWitness, cancellationToken);
    }

    /// <summary>Everything that is logged as an error.</summary>
    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public List<string> Entries { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            lock (Entries)
                Entries.Add($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>Nothing runs beside these tests: they look at the memory of the whole process.</summary>
[CollectionDefinition(nameof(HostileSocketTests), DisableParallelization = true)]
public sealed class HostileSocketCollection;
