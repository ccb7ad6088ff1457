using System.Net.WebSockets;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>
/// Reads whole messages, and writes them one at a time in the order in which they were given. Nothing is queued but in those who
/// wait to send: a slow reader holds them up instead of filling the memory.
/// </summary>
internal sealed class SocketConnection : ISocketConnection, IAsyncDisposable
{
    private const int MostWaiting = 16;
    private const int LongestReason = 123;
    private static readonly TimeSpan s_closeTimeout = TimeSpan.FromSeconds(5);

    private readonly WebSocket _socket;
    private readonly TimeProvider _time;
    private readonly SocketReader _reader;
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private ITimer? _deadline;
    private Task _finishing = Task.CompletedTask;
    private int _waiting;
    private int _starting;
    private int _silentRounds;
    private volatile bool _isClosing;
    private bool _isDisposed;

    public SocketConnection(HttpContext context, WebSocket socket, int messageLimit, TimeProvider time)
    {
        HttpContext = context;
        // Operations run side by side, and a request's context is not to be read by two at once.
        (RequestServices, User) = (context.RequestServices, context.User);
        _socket = socket;
        _time = time;
        _reader = new SocketReader(socket, messageLimit);
    }

    public HttpContext HttpContext { get; }

    public IServiceProvider RequestServices { get; }

    public ClaimsPrincipal User { get; }

    public CancellationToken RequestAborted => _closing.Token;

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The connection is being closed, or the sender gave up before its turn.</exception>
    /// <exception cref="WebSocketException">The connection is lost.</exception>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default)
    {
        await TakeTurnAsync(cancellationToken);
        try
        {
            // Without a token: a frame that is given up halfway breaks the connection for everybody.
            var sending = _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            if (sending.IsCompleted)
            {
                await sending;
                return;
            }

            await sending;
            ShowSignOfLife();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Sends a message where nothing else is being sent; that is as good a sign of life as the message would be.</summary>
    public void SendIfIdle(ReadOnlyMemory<byte> message)
    {
        if (_isClosing || !_turn.Wait(0, CancellationToken.None))
            return;
        _ = SendAndReleaseAsync();

        async Task SendAndReleaseAsync()
        {
            try
            {
                await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            }
            catch (Exception fault) when (IsLoss(fault))
            {
                // Whoever reads from the connection sees that it is lost.
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    /// <summary>An operation of the connection has been given to the thread pool.</summary>
    public void CountStarting() => Interlocked.Increment(ref _starting);

    /// <summary>It runs.</summary>
    public void CountStarted() => Interlocked.Decrement(ref _starting);

    /// <summary>Ends when no more than a few messages wait to be sent, or operations to be run: who asks for more than it takes has to wait.</summary>
    public async ValueTask AwaitRoomAsync()
    {
        while (Volatile.Read(ref _starting) >= MostWaiting)
            await Task.Yield();
        if (Volatile.Read(ref _waiting) < MostWaiting)
            return;
        await TakeTurnAsync(RequestAborted);
        _turn.Release();
    }

    /// <summary>Counts another round in which the client has shown nothing; what it sends, or takes after it was waited for, starts the count again.</summary>
    public int CountSilentRound() => Interlocked.Increment(ref _silentRounds);

    /// <inheritdoc/>
    /// <remarks>The first close counts. The client has a few seconds to answer it.</remarks>
    public ValueTask CloseAsync(string message, int reason, CancellationToken cancellationToken = default)
    {
        lock (_turn)
        {
            if (_isClosing)
                return default;
            _isClosing = true;
            _deadline = _time.CreateTimer(static connection => ((SocketConnection)connection!).Abort(), this, s_closeTimeout, Timeout.InfiniteTimeSpan);
            _finishing = SendCloseAsync((WebSocketCloseStatus)reason, Shorten(message));
            return new ValueTask(_closing.CancelAsync());
        }
    }

    /// <summary>Ends the connection at once, without a word.</summary>
    public void Abort()
    {
        lock (_turn)
        {
            // After the request its context belongs to nobody.
            if (_isDisposed)
                return;
            HttpContext.Abort();
            _socket.Abort();
        }
    }

    /// <summary>Reads the next message, good until the next call; null when the client has closed the connection, or it was lost.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var read = await _reader.ReadAsync();
                ShowSignOfLife();
                switch (read.Outcome)
                {
                    case SocketReadOutcome.Message when !_isClosing:
                        return read.Message;
                    case SocketReadOutcome.TooBig:
                        await CloseAsync("Message too big", SocketCloseCode.MessageTooBig);
                        break;
                    case SocketReadOutcome.Binary:
                        await CloseAsync("Invalid message received", SocketCloseCode.InvalidMessage);
                        break;
                    case SocketReadOutcome.Closed:
                        // What the client says of its close is said back (RFC 6455, 5.5.1).
                        await CloseAsync(string.Empty, (int)(_socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure));
                        return null;
                }
            }
        }
        catch (Exception fault) when (IsLoss(fault))
        {
            Abort();
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(string.Empty, SocketCloseCode.NormalClosure);
        await _finishing;
        lock (_turn)
            _isDisposed = true;
        if (_deadline is not null)
            await _deadline.DisposeAsync();
    }

    private static bool IsLoss(Exception fault)
        => fault is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;

    private void ShowSignOfLife() => Volatile.Write(ref _silentRounds, 0);

    private async ValueTask TakeTurnAsync(CancellationToken cancellationToken)
    {
        if (!_turn.Wait(0, CancellationToken.None))
        {
            Interlocked.Increment(ref _waiting);
            try
            {
                await _turn.WaitAsync(cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }

        if (!_isClosing)
            return;
        _turn.Release();
        throw new OperationCanceledException("The connection is being closed.");
    }

    private async Task SendCloseAsync(WebSocketCloseStatus code, string reason)
    {
        try
        {
            await _turn.WaitAsync(CancellationToken.None);
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(code, reason, CancellationToken.None);
        }
        catch (Exception fault) when (IsLoss(fault))
        {
            Abort();
        }
        finally
        {
            _turn.Release();
        }
    }

    private static string Shorten(string reason)
    {
        var bytes = Encoding.UTF8.GetBytes(reason);
        return bytes.Length <= LongestReason ? reason : Encoding.UTF8.GetString(bytes.AsSpan(0, LongestReason)).TrimEnd('\uFFFD');
    }
}
