using System.Buffers.Binary;
using System.Text;

namespace HotChocolate.Tests.Transport;

/// <summary>Messages of graphql-transport-ws, most of them damaged.</summary>
internal sealed class MessageMutation(Random random)
{
    private static readonly string[] s_messages =
    [
        """{"type":"connection_init"}""",
        """{"type":"connection_init","payload":{"Authorization":"Bearer x"}}""",
        """{"type":"ping","payload":{"n":1}}""",
        """{"type":"pong"}""",
        """{"type":"subscribe","id":"1","payload":{"query":"{ greeting }"}}""",
        """{"type":"subscribe","id":"2","payload":{"query":"query A($x: Int) { greeting }","operationName":"A","variables":{"x":1},"extensions":{}}}""",
        """{"type":"subscribe","id":"3","payload":{"query":"subscription { ticks }"}}""",
        """{"type":"subscribe","id":"4","payload":{"query":"subscription { ticks(isWitness: false) }"}}""",
        """{"type":"complete","id":"3"}""",
    ];

    private static readonly string[] s_values =
    [
        "null", "true", "0", "-1e999", "[]", "{}", "\"\"", "\"\\ud800\"", "[[[[]]]]", "{\"a\":{\"a\":{\"a\":1}}}", "\"\\u0000\"", "9223372036854775808", "\"next\"",
        "\"connection_ack\"", "\"error\"", "\"unheard\"",
    ];

    public byte[] Next()
    {
        var message = s_messages[random.Next(s_messages.Length)];
        var bytes = Encoding.UTF8.GetBytes(message);
        return random.Next(12) switch
        {
            0 => bytes,
            1 => Flip(bytes),
            2 => bytes[..random.Next(bytes.Length)],
            3 => [.. bytes[..random.Next(bytes.Length)], .. bytes[random.Next(bytes.Length)..]],
            4 or 5 => Encoding.UTF8.GetBytes(ReplaceValue(message)),
            6 => Encoding.UTF8.GetBytes(message.Replace("\"id\":\"", $"\"id\":\"{new string('i', random.Next(9_000))}", StringComparison.Ordinal)),
            7 => Encoding.UTF8.GetBytes(message.Replace("\"payload\":{", $"\"payload\":{Deep()},\"payload\":{{", StringComparison.Ordinal)),
            8 => [.. bytes, .. bytes],
            9 => Encoding.UTF8.GetBytes(message.Replace("{", "{\"type\":\"ping\",", StringComparison.Ordinal)),
            10 => new byte[random.Next(20_000)],
            _ => Noise(),
        };
    }

    /// <summary>Puts another value in the place of any.</summary>
    private string ReplaceValue(string message)
    {
        var colons = Enumerable.Range(0, message.Length).Where(index => message[index] == ':' && index > 0 && message[index - 1] == '"').ToArray();
        var start = colons[random.Next(colons.Length)] + 1;
        var end = start;
        for (var depth = 0; end < message.Length && (depth > 0 || message[end] is not (',' or '}')); end++)
            depth += message[end] is '{' or '[' ? 1 : message[end] is '}' or ']' ? -1 : 0;
        return message[..start] + s_values[random.Next(s_values.Length)] + message[end..];
    }

    private string Deep()
    {
        var depth = random.Next(2_000);
        return new string('[', depth) + new string(']', depth);
    }

    private byte[] Flip(byte[] bytes)
    {
        for (var flips = random.Next(1, 4); flips > 0; flips--)
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    private byte[] Noise()
    {
        var noise = new byte[random.Next(200)];
        random.NextBytes(noise);
        return noise;
    }
}

/// <summary>Frames of RFC 6455, most of them damaged.</summary>
internal sealed class FrameMutation(Random random)
{
    public byte[] Next()
    {
        var payload = new MessageMutation(random).Next();
        return random.Next(12) switch
        {
            0 => RawSocket.Frame(RawSocket.FinalText, payload),
            1 => RawSocket.Frame((byte)random.Next(256), payload),
            2 => RawSocket.Frame((byte)(RawSocket.FinalText | (0x10 << random.Next(3))), payload),
            3 => RawSocket.Frame(RawSocket.FinalText, payload, isMasked: false),
            4 => OfLength(random.NextInt64()),
            5 => OfLength(-random.NextInt64()),
            6 => Cut(RawSocket.Frame(RawSocket.FinalText, payload)),
            7 => [.. RawSocket.Frame(RawSocket.Text, payload), .. RawSocket.Frame(RawSocket.FinalContinuation, payload)],
            8 => RawSocket.Frame(RawSocket.FinalContinuation, payload),
            // A control frame in parts, and one that is too long.
            9 => [.. RawSocket.Frame(0x09, "a"u8), .. RawSocket.Frame(RawSocket.FinalContinuation, "b"u8)],
            10 => RawSocket.Frame((byte)(0x88 + random.Next(3)), payload),
            _ => RawSocket.Frame(RawSocket.Close, [(byte)random.Next(256), (byte)random.Next(256), .. payload.AsSpan(0, Math.Min(payload.Length, 100))]),
        };
    }

    private static byte[] OfLength(long length)
    {
        var frame = new byte[64];
        (frame[0], frame[1]) = (RawSocket.FinalText, 0xFF);
        BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(2), length);
        return frame;
    }

    private byte[] Cut(byte[] frame) => frame[..random.Next(1, frame.Length)];
}
