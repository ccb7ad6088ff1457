using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>
/// Reads whole messages and writes them one at a time. Few messages wait to be sent: a slow reader holds up those who
/// produce for it instead of filling the memory.
/// </summary>
internal sealed class SocketConnection : ISocketConnection, IAsyncDisposable
{
    private const int MostWaitingMessages = 16;
    private const int ReadSize = 4096;
    private const int LongestReason = 123;
    private static readonly TimeSpan s_closeTimeout = TimeSpan.FromSeconds(5);

    private readonly WebSocket _socket;
    private readonly TimeProvider _time;
    private readonly int _messageLimit;
    private readonly CancellationTokenSource _closing;
    private readonly CancellationTokenSource _ended;
    private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _sending;
    private readonly Channel<ReadOnlyMemory<byte>> _outgoing = Channel.CreateBounded<ReadOnlyMemory<byte>>(
        new BoundedChannelOptions(MostWaitingMessages) { SingleReader = true });

    private (int Code, string Reason)? _close;

    public SocketConnection(HttpContext context, WebSocket socket, int messageLimit, TimeProvider time)
    {
        HttpContext = context;
        _socket = socket;
        _time = time;
        _messageLimit = messageLimit;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        _closing = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        _sending = SendAllAsync();
    }

    public HttpContext HttpContext { get; }

    public IServiceProvider RequestServices => HttpContext.RequestServices;

    public CancellationToken RequestAborted => _closing.Token;

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default)
        => _outgoing.Writer.WriteAsync(message, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>The first close counts. What was sent before is still delivered, for as long as closing may take.</remarks>
    public async ValueTask CloseAsync(string message, int reason, CancellationToken cancellationToken = default)
    {
        if (_close is not null)
            return;
        _close = (reason, message);
        _outgoing.Writer.TryComplete();
        await _closing.CancelAsync();
    }

    /// <summary>Reads the next message; null when the client has closed the connection, or it was lost.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        var message = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                // An idle connection holds no buffer.
                if (message.WrittenCount == 0)
                    await _socket.ReceiveAsync(Memory<byte>.Empty, _ended.Token);
                var read = await _socket.ReceiveAsync(message.GetMemory(ReadSize), _ended.Token);
                if (read.MessageType is WebSocketMessageType.Close)
                    break;
                message.Advance(read.Count);
                if (message.WrittenCount > _messageLimit)
                    await CloseAsync("Message too big", SocketCloseCode.MessageTooBig);
                else if (read.MessageType is WebSocketMessageType.Binary)
                    await CloseAsync("Invalid message received", SocketCloseCode.InvalidMessage);
                if (_close is not null)
                    message.ResetWrittenCount();
                else if (read.EndOfMessage)
                    return message.WrittenMemory;
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException)
        {
            await _ended.CancelAsync();
        }

        _received.TrySetResult();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(string.Empty, SocketCloseCode.NormalClosure);
        await _sending;
        _closing.Dispose();
        _ended.Dispose();
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(_ended.Token))
                await SendInTimeAsync(message);
            var (code, reason) = _close ?? (SocketCloseCode.NormalClosure, string.Empty);
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync((WebSocketCloseStatus)code, Shorten(reason), _ended.Token);
            await _received.Task.WaitAsync(s_closeTimeout, _time, _ended.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException or TimeoutException)
        {
            _socket.Abort();
        }
        finally
        {
            _outgoing.Writer.TryComplete();
            await _ended.CancelAsync();
        }
    }

    /// <summary>A slow reader may take its time; one that is being closed may not.</summary>
    private async Task SendInTimeAsync(ReadOnlyMemory<byte> message)
    {
        var sending = _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, _ended.Token);
        if (sending.IsCompletedSuccessfully)
            return;
        var sent = sending.AsTask();
        await Task.WhenAny(sent, Task.Delay(Timeout.Infinite, _closing.Token));
        await sent.WaitAsync(s_closeTimeout, _time, _ended.Token);
    }

    private static string Shorten(string reason)
    {
        var bytes = Encoding.UTF8.GetBytes(reason);
        return bytes.Length <= LongestReason ? reason : Encoding.UTF8.GetString(bytes.AsSpan(0, LongestReason)).TrimEnd('\uFFFD');
    }
}
