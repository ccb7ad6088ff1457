using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HotChocolate.Tests.Transport;

/// <summary>A WebSocket over a bare TCP connection, which can send what no well-behaved client would.</summary>
internal sealed class RawSocket : IDisposable
{
    public const byte FinalText = 0x81;
    public const byte Text = 0x01;
    public const byte FinalContinuation = 0x80;
    public const byte FinalBinary = 0x82;
    public const byte Continuation = 0x00;
    public const byte Close = 0x88;
    public const byte Ping = 0x89;
    public const byte Pong = 0x8A;

    /// <summary>After this a missing message fails its test instead of hanging the run.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly NetworkStream _stream;

    private RawSocket(Uri endpoint)
    {
        _socket.Connect(IPAddress.Loopback, endpoint.Port);
        _stream = new NetworkStream(_socket, ownsSocket: true);
    }

    /// <summary>The server's answer to the handshake.</summary>
    public string Head { get; private set; } = "";

    public static async Task<RawSocket> ConnectAsync(Uri endpoint, string moreHeaders = "")
    {
        var socket = new RawSocket(endpoint);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {endpoint.PathAndQuery} HTTP/1.1\r\nHost: {endpoint.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + $"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n{moreHeaders}\r\n"));
        var head = new StringBuilder();
        var next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await socket._stream.ReadExactlyAsync(next);
            head.Append((char)next[0]);
        }

        socket.Head = head.ToString();
        return socket;
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes) => _stream.WriteAsync(bytes);

    public ValueTask SendAsync(string message) => SendAsync(Frame(FinalText, Encoding.UTF8.GetBytes(message)));

    /// <summary>The next frame's first byte and payload; null where the connection has ended, however it did.</summary>
    public async Task<(byte Head, byte[] Payload)?> ReceiveAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var head = new byte[2];
            await _stream.ReadExactlyAsync(head, cancellationToken);
            var length = (long)head[1];
            if (length >= 126)
            {
                var extended = new byte[length == 126 ? 2 : 8];
                await _stream.ReadExactlyAsync(extended, cancellationToken);
                length = extended.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(extended) : BinaryPrimitives.ReadInt64BigEndian(extended);
            }

            var payload = new byte[length];
            await _stream.ReadExactlyAsync(payload, cancellationToken);
            return (head[0], payload);
        }
        catch (Exception ended) when (ended is IOException or SocketException)
        {
            return null;
        }
    }

    /// <summary>The next message that is no ping of the server, which is answered.</summary>
    /// <exception cref="InvalidOperationException">The connection has ended, or was closed.</exception>
    public async Task<string> ReceiveTextAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            var frame = await ReceiveAsync(patience.Token) ?? throw new InvalidOperationException("The connection has ended.");
            var text = Encoding.UTF8.GetString(frame.Payload);
            if (frame.Head != FinalText)
                throw new InvalidOperationException($"Not a message: {frame.Head:x} {text}");
            if (text != """{"type":"ping"}""")
                return text;
            await SendAsync("""{"type":"pong"}""");
        }
    }

    public async Task<string> AskAsync(string message)
    {
        await SendAsync(message);
        return await ReceiveTextAsync();
    }

    /// <summary>Reads to the end: the code and the reason of the close frame; null where the connection ended without.</summary>
    public async Task<(int Code, string Reason)?> ReceiveCloseAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        (int, string)? close = null;
        while (await ReceiveAsync(patience.Token) is { } frame)
        {
            if (frame.Head != Close)
                continue;
            close = frame.Payload is [var high, var low, ..] ? ((high << 8) | low, Encoding.UTF8.GetString(frame.Payload.AsSpan(2))) : (1005, "");
            // The handshake's other half lets the server end at once.
            await SendAsync(Frame(Close, frame.Payload));
        }

        return close;
    }

    /// <summary>Sends nothing any more, and still reads.</summary>
    public void EndSending()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The server was faster.
        }
    }

    /// <summary>A frame as a client sends it.</summary>
    public static byte[] Frame(byte head, ReadOnlySpan<byte> payload, bool isMasked = true)
    {
        using var frame = new MemoryStream();
        frame.WriteByte(head);
        var mask = isMasked ? 0x80 : 0;
        if (payload.Length < 126)
        {
            frame.WriteByte((byte)(mask | payload.Length));
        }
        else
        {
            frame.WriteByte((byte)(mask | 127));
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(length, payload.Length);
            frame.Write(length);
        }

        // A mask of zeros leaves the payload as it is.
        if (isMasked)
            frame.Write([0, 0, 0, 0]);
        frame.Write(payload);
        return frame.ToArray();
    }

    public void Dispose() => _stream.Dispose();
}
