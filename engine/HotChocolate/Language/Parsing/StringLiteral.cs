using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace HotChocolate.Language;

/// <summary>The characters that a string literal stands for (specification 2.10.4).</summary>
internal static class StringLiteral
{
    public static string Decode(ReadOnlySpan<byte> source, int start, int end, bool hasEscapes)
    {
        ReadOnlySpan<byte> raw = source[start..end];
        if (!Utf8.IsValid(raw))
            throw SyntaxException.At(source, start, "The string is not valid UTF-8.");
        return hasEscapes ? Unescape(source, start, end) : Encoding.UTF8.GetString(raw);
    }

    public static string DecodeBlock(ReadOnlySpan<byte> source, int start, int end)
        => RemoveCommonIndent(Decode(source, start, end, hasEscapes: false).Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal));

    private static string Unescape(ReadOnlySpan<byte> source, int start, int end)
    {
        char[] characters = ArrayPool<char>.Shared.Rent(end - start);
        try
        {
            int length = 0;
            int position = start;
            while (position < end)
            {
                int plain = source[position..end].IndexOf((byte)'\\');
                int stop = plain < 0 ? end : position + plain;
                length += Encoding.UTF8.GetChars(source[position..stop], characters.AsSpan(length));
                position = stop;
                if (position < end)
                    length += UnescapeOne(source, end, ref position).EncodeToUtf16(characters.AsSpan(length));
            }
            return new string(characters, 0, length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static Rune UnescapeOne(ReadOnlySpan<byte> source, int end, ref int position)
    {
        int start = position;
        byte kind = source[position + 1];
        position += 2;
        switch (kind)
        {
            case (byte)'"' or (byte)'\\' or (byte)'/': return new Rune((char)kind);
            case (byte)'b': return new Rune('\b');
            case (byte)'f': return new Rune('\f');
            case (byte)'n': return new Rune('\n');
            case (byte)'r': return new Rune('\r');
            case (byte)'t': return new Rune('\t');
            case (byte)'u' when position < end && source[position] == '{': return UnescapeBraced(source, end, ref position);
            case (byte)'u': return UnescapeFixed(source, end, ref position);
            default: throw SyntaxException.At(source, start, "The string has an escape sequence that does not exist.");
        }
    }

    private static Rune UnescapeBraced(ReadOnlySpan<byte> source, int end, ref int position)
    {
        int start = position - 2;
        int length = source[(position + 1)..end].IndexOf((byte)'}');
        if (length > 0
            && TryParseHex(source.Slice(position + 1, length), out uint value)
            && Rune.IsValid(value))
        {
            position += length + 2;
            return new Rune(value);
        }
        throw SyntaxException.At(source, start, "The escape sequence stands for no Unicode scalar value.");
    }

    private static Rune UnescapeFixed(ReadOnlySpan<byte> source, int end, ref int position)
    {
        int start = position - 2;
        if (!TryReadUnit(source, end, ref position, out char unit))
            throw SyntaxException.At(source, start, "The escape sequence needs four hexadecimal digits.");
        if (Rune.TryCreate(unit, out Rune rune))
            return rune;
        if (char.IsHighSurrogate(unit)
            && source[position..end].StartsWith("\\u"u8))
        {
            position += 2;
            if (TryReadUnit(source, end, ref position, out char low) && Rune.TryCreate(unit, low, out rune))
                return rune;
        }
        throw SyntaxException.At(source, start, "The escape sequence is half of a surrogate pair.");
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> source, int end, ref int position, out char unit)
    {
        unit = default;
        if (end - position < 4 || !TryParseHex(source.Slice(position, 4), out uint value))
            return false;
        unit = (char)value;
        position += 4;
        return true;
    }

    private static bool TryParseHex(ReadOnlySpan<byte> digits, out uint value)
        => uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    /// <summary>BlockStringValue of the specification.</summary>
    private static string RemoveCommonIndent(string raw)
    {
        string[] lines = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        int commonIndent = int.MaxValue;
        for (int i = 1; i < lines.Length; i++)
        {
            int indent = IndentOf(lines[i]);
            if (indent < lines[i].Length)
                commonIndent = Math.Min(commonIndent, indent);
        }

        int first = 0;
        while (first < lines.Length && IsBlank(lines[first]))
            first++;
        int last = lines.Length - 1;
        while (last > first && IsBlank(lines[last]))
            last--;

        var text = new StringBuilder(raw.Length);
        for (int i = first; i <= last; i++)
        {
            if (i > first)
                text.Append('\n');
            text.Append(i == 0 ? lines[i] : lines[i].AsSpan(Math.Min(commonIndent, lines[i].Length)));
        }
        return text.ToString();
    }

    private static bool IsBlank(string line) => IndentOf(line) == line.Length;

    private static int IndentOf(string line)
    {
        int indent = 0;
        while (indent < line.Length && line[indent] is ' ' or '\t')
            indent++;
        return indent;
    }
}
