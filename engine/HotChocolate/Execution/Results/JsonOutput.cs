using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Unicode;
using HotChocolate.Types;
using HotChocolate.Types.Relay;

namespace HotChocolate.Execution.Results;

/// <summary>Writes JSON tokens as UTF-8 into a buffer writer, nothing checked and nothing allocated.</summary>
internal ref struct JsonOutput(IBufferWriter<byte> writer)
{
    private const int LargestNumber = 32;
    private const int ChunkLength = 1024;
    private static readonly SearchValues<char> s_escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code), '"', '\\', '\u2028', '\u2029']);

    private readonly IBufferWriter<byte> _writer = writer;
    private Span<byte> _span = writer.GetSpan(256);
    private int _written;

    public void Byte(byte value)
    {
        Ensure(1);
        _span[_written++] = value;
    }

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        Ensure(bytes.Length);
        bytes.CopyTo(_span[_written..]);
        _written += bytes.Length;
    }

    public void Null() => Raw("null"u8);

    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Integer(long value)
    {
        Ensure(LargestNumber);
        Utf8Formatter.TryFormat(value, _span[_written..], out var length);
        _written += length;
    }

    public void Float(double value)
    {
        Ensure(LargestNumber);
        value.TryFormat(_span[_written..], out var length, provider: CultureInfo.InvariantCulture);
        _written += length;
    }

    public void Id(IdFormatter ids, long number)
    {
        Ensure(DefaultNodeIdSerializer.LongestNumberId + 2);
        _span[_written++] = (byte)'"';
        _written += ids.Write(number, _span[_written..]);
        _span[_written++] = (byte)'"';
    }

    public void Moment(DateTime utc)
    {
        Ensure(DateTimeType.LongestUtf8 + 2);
        _span[_written++] = (byte)'"';
        _written += DateTimeType.Write(utc, _span[_written..]);
        _span[_written++] = (byte)'"';
    }

    public void Formattable(IUtf8SpanFormattable value, ReadOnlySpan<char> format = default)
    {
        int length;
        Ensure(64);
        while (!value.TryFormat(_span[_written..], out length, format, CultureInfo.InvariantCulture))
            Ensure(_span.Length - _written + 64);
        _written += length;
    }

    /// <summary>What stands before a member's value: a comma, or the brace of an object whose first it is, and the name with its colon.</summary>
    /// <param name="name">The name as it follows another member, the comma included.</param>
    public void Member(ReadOnlySpan<byte> name, bool isFirst)
    {
        Ensure(name.Length);
        var place = _span[_written..];
        name.CopyTo(place);
        if (isFirst)
            place[0] = (byte)'{';
        _written += name.Length;
    }

    /// <summary>A quoted string; lone surrogates become U+FFFD.</summary>
    public void String(ReadOnlySpan<char> value)
    {
        if (value.Length <= ChunkLength && value.IndexOfAny(s_escaped) < 0)
            PlainString(value);
        else
            AnyString(value);
    }

    private void PlainString(ReadOnlySpan<char> value)
    {
        Ensure((value.Length * 3) + 2);
        var place = _span[_written..];
        place[0] = (byte)'"';
        Utf8.FromUtf16(value, place[1..], out _, out var length);
        place[length + 1] = (byte)'"';
        _written += length + 2;
    }

    private void AnyString(ReadOnlySpan<char> value)
    {
        Byte((byte)'"');
        while (!value.IsEmpty)
        {
            var plain = value.IndexOfAny(s_escaped);
            Text(plain < 0 ? value : value[..plain]);
            if (plain < 0)
                break;
            Escape(value[plain]);
            value = value[(plain + 1)..];
        }

        Byte((byte)'"');
    }

    public void Flush()
    {
        _writer.Advance(_written);
        _written = 0;
        _span = default;
    }

    private void Text(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var chunk = text.Length <= ChunkLength ? text : text[..ChunkLength];
            if (chunk.Length < text.Length && char.IsHighSurrogate(chunk[^1]))
                chunk = chunk[..^1];
            Ensure(chunk.Length * 3);
            Utf8.FromUtf16(chunk, _span[_written..], out _, out var written);
            _written += written;
            text = text[chunk.Length..];
        }
    }

    private void Escape(char value)
    {
        ReadOnlySpan<byte> shorthand = value switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\n' => "\\n"u8,
            '\r' => "\\r"u8,
            '\t' => "\\t"u8,
            '\b' => "\\b"u8,
            '\f' => "\\f"u8,
            _ => default,
        };
        if (!shorthand.IsEmpty)
        {
            Raw(shorthand);
            return;
        }

        Raw("\\u"u8);
        Ensure(4);
        ((int)value).TryFormat(_span[_written..], out var length, "x4", CultureInfo.InvariantCulture);
        _written += length;
    }

    private void Ensure(int length)
    {
        if (_span.Length - _written >= length)
            return;
        _writer.Advance(_written);
        _written = 0;
        _span = _writer.GetSpan(Math.Max(length, 256));
    }
}
