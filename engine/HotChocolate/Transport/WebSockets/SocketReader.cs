using System.Buffers;
using System.Net.WebSockets;

namespace HotChocolate.AspNetCore.Subscriptions;

internal enum SocketReadOutcome
{
    /// <summary>A whole text message.</summary>
    Message,

    /// <summary>A message of bytes, which the protocol does not have.</summary>
    Binary,

    /// <summary>A message over the limit. What is left of it comes with the next reads.</summary>
    TooBig,

    /// <summary>The client's close frame.</summary>
    Closed,
}

/// <summary>Puts whole messages together. While nothing comes it holds no buffer.</summary>
internal sealed class SocketReader(WebSocket socket, int messageLimit)
{
    private const int ReadSize = 4096;

    /// <summary>The next message, in memory of its own: an operation may refer to its text for as long as it lives.</summary>
    public async ValueTask<(SocketReadOutcome Outcome, ReadOnlyMemory<byte> Message)> ReadAsync()
    {
        // A read of nothing ends when there is something, or with the empty message or close frame that it was.
        var first = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        if (first.MessageType is WebSocketMessageType.Close)
            return (SocketReadOutcome.Closed, default);
        if (first.EndOfMessage)
            return (first.MessageType is WebSocketMessageType.Binary ? SocketReadOutcome.Binary : SocketReadOutcome.Message, default);
        var buffer = ArrayPool<byte>.Shared.Rent(ReadSize);
        try
        {
            for (var length = 0; ;)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += read.Count;
                if (read.MessageType is WebSocketMessageType.Close)
                    return (SocketReadOutcome.Closed, default);
                if (read.MessageType is WebSocketMessageType.Binary)
                    return (SocketReadOutcome.Binary, default);
                if (length > messageLimit)
                    return (SocketReadOutcome.TooBig, default);
                if (read.EndOfMessage)
                    return (SocketReadOutcome.Message, buffer.AsSpan(0, length).ToArray());
                if (length == buffer.Length)
                    buffer = Grow(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
