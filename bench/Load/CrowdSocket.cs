using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nexus.Bench.Load;

/// <summary>
/// One of very many WebSockets: a bare TCP socket and as much of RFC 6455 as the load needs, because ten thousand of the platform's clients would be what is measured.
/// </summary>
internal sealed class CrowdSocket : IDisposable
{
    private const int ExtendedLength = 126;
    private const int MaskBit = 0x80;
    private const int FinalText = 0x81;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[512];
    private int _length;

    /// <summary>Connects to a WebSocket endpoint on this machine.</summary>
    public static async Task<CrowdSocket> ConnectAsync(Uri address, string path)
    {
        var socket = new CrowdSocket();
        await socket._socket.ConnectAsync(IPAddress.Loopback, address.Port);
        await socket._socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        int end;
        while ((end = socket._buffer.AsSpan(0, socket._length).IndexOf("\r\n\r\n"u8)) < 0)
            await socket.FillAsync();
        if (!socket._buffer.AsSpan().StartsWith("HTTP/1.1 101"u8))
            throw new InvalidOperationException($"Not a WebSocket: {Encoding.ASCII.GetString(socket._buffer, 0, socket._length)}");
        socket.Drop(end + 4);
        return socket;
    }

    /// <summary>Sends a text message. Its mask is zero, which leaves it as it is.</summary>
    public async Task SendAsync(byte[] message)
    {
        var frame = new byte[8 + message.Length];
        (frame[0], frame[1]) = (FinalText, ExtendedLength | MaskBit);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)message.Length);
        message.CopyTo(frame, 8);
        await _socket.SendAsync(frame);
    }

    /// <summary>The next text message, good until the next call.</summary>
    /// <exception cref="InvalidOperationException">The server has closed the connection.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync()
    {
        Drop(_taken);
        while (true)
        {
            if (_length >= 2)
            {
                var head = _buffer[1] == ExtendedLength ? 4 : 2;
                var length = head == 2 ? _buffer[1] : _length >= head ? BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(2)) : int.MaxValue - head;
                if (_buffer[0] != FinalText)
                    throw new InvalidOperationException($"The server sent no text: {Encoding.UTF8.GetString(_buffer, 0, _length)}");
                if (_length >= head + length)
                {
                    _taken = head + length;
                    return _buffer.AsMemory(head, length);
                }
            }

            await FillAsync();
        }
    }

    private int _taken;

    public void Dispose() => _socket.Dispose();

    private async ValueTask FillAsync()
    {
        if (_length == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        var read = await _socket.ReceiveAsync(_buffer.AsMemory(_length));
        _length += read > 0 ? read : throw new InvalidOperationException("The server has closed the connection.");
    }

    private void Drop(int bytes)
    {
        _buffer.AsSpan(bytes, _length - bytes).CopyTo(_buffer);
        _length -= bytes;
        _taken = 0;
    }
}
