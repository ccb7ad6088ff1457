using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Nexus.Bench.Load;

/// <summary>One connection that asks and waits in turn.</summary>
internal sealed class HttpConnection(Uri address)
{
    private static readonly byte[] s_endOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] s_chunked = "Transfer-Encoding: chunked"u8.ToArray();
    private static readonly byte[] s_length = "Content-Length: "u8.ToArray();
    private readonly byte[] _buffer = new byte[1 << 20];

    /// <summary>In milliseconds.</summary>
    public List<double> Latencies { get; } = new(1 << 16);

    public int BodyBytes { get; private set; }

    /// <summary>Sends what it is given until that is null.</summary>
    public async Task RunAsync(Func<byte[]?> nextRequest)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        while (nextRequest() is { } request)
        {
            var start = Stopwatch.GetTimestamp();
            await socket.SendAsync(request, SocketFlags.None);
            var length = await ReadAnswerAsync(socket);
            Latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Require(_buffer.AsSpan(0, length));
        }
    }

    private async Task<int> ReadAnswerAsync(Socket socket)
    {
        var filled = 0;
        do
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(filled), SocketFlags.None);
            if (read == 0)
                throw new InvalidOperationException("The server closed the connection.");
            filled += read;
        }
        while (!IsComplete(_buffer.AsSpan(0, filled)));
        return filled;
    }

    private static void Require(ReadOnlySpan<byte> answer)
    {
        if (!answer.StartsWith("HTTP/1.1 200"u8) || answer.IndexOf("\"errors\":["u8) >= 0)
            throw new InvalidOperationException($"The server answered: {Encoding.UTF8.GetString(answer)}");
    }

    private bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var headLength = answer.IndexOf(s_endOfHead);
        if (headLength < 0)
            return false;
        var head = answer[..headLength];
        var body = answer[(headLength + s_endOfHead.Length)..];
        BodyBytes = body.Length;
        if (head.IndexOf(s_chunked) >= 0)
            return body.EndsWith("0\r\n\r\n"u8);
        var length = head.IndexOf(s_length);
        return length >= 0 && Utf8Parser.TryParse(head[(length + s_length.Length)..], out int expected, out _) && body.Length >= expected;
    }
}
