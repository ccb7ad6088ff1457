using System.Diagnostics;

namespace Nexus.Bench.Load;

/// <summary>Very many WebSockets that listen: counts the messages <c>next</c> that come to all of them together, and answers pings.</summary>
internal sealed class SocketCrowd : IDisposable
{
    private const int ConnectingAtOnce = 16;
    private static readonly byte[] s_pong = """{"type":"pong"}"""u8.ToArray();
    private readonly CrowdSocket[] _sockets;
    private readonly Task _listening;
    private long _events;
    private volatile Expectation? _expected;

    private SocketCrowd(CrowdSocket[] sockets)
    {
        _sockets = sockets;
        _listening = Task.WhenAll(sockets.Select(ListenAsync));
    }

    /// <summary>How long the message is that came last.</summary>
    public int EventBytes { get; private set; }

    /// <summary>Connects so many sockets, each of which sends messages after another, or waits for the answer where a message says so.</summary>
    public static async Task<SocketCrowd> ConnectAsync(Uri address, string path, int count, Func<CrowdSocket, Task> greetAsync)
    {
        var sockets = new CrowdSocket[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce }, async (number, _) =>
        {
            sockets[number] = await CrowdSocket.ConnectAsync(address, path);
            await greetAsync(sockets[number]);
        });
        return new SocketCrowd(sockets);
    }

    /// <summary>From now until so many events have come, in milliseconds; null where they have not in time.</summary>
    public async Task<double?> AwaitEventsAsync(int events, Func<Task> causeAsync, TimeSpan patience)
    {
        var expected = new Expectation(Volatile.Read(ref _events) + events);
        _expected = expected;
        var start = Stopwatch.GetTimestamp();
        await causeAsync();
        return await Task.WhenAny(expected.Reached.Task, _listening, Task.Delay(patience)) == expected.Reached.Task
            ? Stopwatch.GetElapsedTime(start, await expected.Reached.Task).TotalMilliseconds
            : _listening.IsFaulted ? throw _listening.Exception : null;
    }

    public void Dispose()
    {
        foreach (var socket in _sockets)
            socket.Dispose();
    }

    private async Task ListenAsync(CrowdSocket socket)
    {
        while (true)
        {
            var message = await socket.ReceiveAsync();
            if (message.Span.StartsWith("""{"type":"next","""u8))
                Count(message.Length);
            else if (message.Span.StartsWith("""{"type":"ping"}"""u8))
                await socket.SendAsync(s_pong);
            else
                throw new InvalidOperationException($"Not an event: {System.Text.Encoding.UTF8.GetString(message.Span)}");
        }
    }

    private void Count(int bytes)
    {
        EventBytes = bytes;
        var count = Interlocked.Increment(ref _events);
        if (_expected is { } expected && count == expected.Count)
            expected.Reached.TrySetResult(Stopwatch.GetTimestamp());
    }

    private sealed record Expectation(long Count)
    {
        public TaskCompletionSource<long> Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
