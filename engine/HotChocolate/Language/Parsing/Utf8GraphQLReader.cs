using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace HotChocolate.Language;

/// <summary>
/// Cuts a UTF-8 source into tokens (specification 2.1) without allocating. Lines and columns count from 1; a column
/// counts UTF-16 characters, which is what editors show.
/// </summary>
internal ref struct Utf8GraphQLReader
{
    private static readonly SearchValues<byte> s_stringStops = SearchValues.Create("\"\\\n\r"u8);

    private readonly ReadOnlySpan<byte> _source;
    private readonly int _maxAllowedTokens;
    private int _position;
    private int _line = 1;
    private int _lineStart;
    private int _tokens;
    private int _valueStart;
    private int _valueEnd;
    private bool _hasEscapes;

    public Utf8GraphQLReader(ReadOnlySpan<byte> source, int maxAllowedTokens)
    {
        _source = source;
        _maxAllowedTokens = maxAllowedTokens;
    }

    /// <summary>The current token.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>The byte offset at which the current token starts.</summary>
    public int Start { get; private set; }

    /// <summary>The byte offset behind the token before the current one.</summary>
    public int PreviousEnd { get; private set; }

    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    /// <summary>The bytes of a name or number, or of a string without its quotes.</summary>
    public readonly ReadOnlySpan<byte> Value => _source[_valueStart.._valueEnd];

    /// <summary>Moves to the next token; at the end it stays on <see cref="TokenKind.EndOfFile"/>.</summary>
    public void Read()
    {
        ReadOnlySpan<byte> source = _source;
        int position = _position;
        PreviousEnd = position;
        TokenKind kind;
        while (true)
        {
            if ((uint)position >= (uint)source.Length)
            {
                Place(TokenKind.EndOfFile, position, position);
                return;
            }
            byte first = source[position];
            kind = CharacterClass.TokenOf(first);
            if (kind != TokenKind.StartOfFile)
                break;
            position = first is (byte)' ' or (byte)',' ? position + 1 : SkipIgnored(position);
        }
        if (++_tokens > _maxAllowedTokens)
            throw TooManyTokens(position);

        Place(kind, position, position + 1);
        if (kind == TokenKind.Name)
            ReadName();
        else if (kind >= TokenKind.Spread)
            ReadLonger(kind);
    }

    /// <summary>The text of the current name or number.</summary>
    public readonly string GetName() => NameCache.GetOrAdd(_source, _valueStart, _valueEnd - _valueStart);

    public readonly SyntaxException Error(string message) => SyntaxException.At(_source, Start, message);

    /// <summary>The characters of the current string token.</summary>
    public readonly string GetString() => Kind == TokenKind.BlockString
        ? StringLiteral.DecodeBlock(_source, _valueStart, _valueEnd)
        : StringLiteral.Decode(_source, _valueStart, _valueEnd, _hasEscapes);

    /// <summary>What is longer than the byte that tells its kind.</summary>
    private void ReadLonger(TokenKind kind)
    {
        switch (kind)
        {
            case TokenKind.Spread: ReadSpread(); break;
            case TokenKind.Integer: ReadNumber(); break;
            default: ReadString(); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Place(TokenKind kind, int start, int end)
    {
        Kind = kind;
        Start = start;
        Line = _line;
        Column = start - _lineStart + 1;
        _position = end;
    }

    /// <summary>Goes past something that is neither a token nor the blank or comma that is handled on the spot.</summary>
    private int SkipIgnored(int position)
    {
        switch (_source[position])
        {
            case (byte)'\t':
                return position + 1;
            case (byte)'\n' or (byte)'\r':
                position += LineBreakAt(position);
                StartLine(position);
                return position;
            case (byte)'#':
                return SkipComment(position);
            // A column counts characters, of which the byte order mark is one.
            case 0xEF when _source[position..].StartsWith("\uFEFF"u8):
                _lineStart += 2;
                return position + 3;
            default:
                throw ErrorAt(position, $"Unexpected character {DescribeAt(position)}.");
        }
    }

    private readonly int SkipComment(int position)
    {
        int length = _source[position..].IndexOfAny((byte)'\n', (byte)'\r');
        int end = length < 0 ? _source.Length : position + length;
        return Utf8.IsValid(_source[position..end]) ? end : throw ErrorAt(position, "The comment is not valid UTF-8.");
    }

    /// <summary>How many bytes the line break is long: CR and LF together are one.</summary>
    private readonly int LineBreakAt(int position)
        => _source[position] == '\r' && position + 1 < _source.Length && _source[position + 1] == '\n' ? 2 : 1;

    private void StartLine(int lineStart)
    {
        _line++;
        _lineStart = lineStart;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReadName()
    {
        int end = Start + CharacterClass.CountNameBytes(_source[Start..]);
        SetValue(TokenKind.Name, Start, end, end);
    }

    private void ReadNumber()
    {
        int position = _source[Start] == '-' ? Start + 1 : Start;
        if (position < _source.Length && _source[position] == '0')
        {
            position++;
            if (position < _source.Length && CharacterClass.IsDigit(_source[position]))
                throw ErrorAt(position, "A number does not start with a zero that more digits follow.");
        }
        else
        {
            position = ReadDigits(position);
        }

        TokenKind kind = TokenKind.Integer;
        if (position < _source.Length && _source[position] == '.')
        {
            kind = TokenKind.Float;
            position = ReadDigits(position + 1);
        }
        if (position < _source.Length && _source[position] is (byte)'e' or (byte)'E')
        {
            kind = TokenKind.Float;
            position++;
            if (position < _source.Length && _source[position] is (byte)'+' or (byte)'-')
                position++;
            position = ReadDigits(position);
        }
        if (position < _source.Length && (_source[position] == '.' || CharacterClass.IsNameStart(_source[position])))
            throw ErrorAt(position, $"A number is not followed by `{(char)_source[position]}`.");
        SetValue(kind, Start, position, position);
    }

    private readonly int ReadDigits(int position)
    {
        if (position >= _source.Length || !CharacterClass.IsDigit(_source[position]))
            throw ErrorAt(position, $"Expected a digit, but found {DescribeAt(position)}.");
        while (position < _source.Length && CharacterClass.IsDigit(_source[position]))
            position++;
        return position;
    }

    private void ReadString()
    {
        if (_source[Start..].StartsWith("\"\"\""u8))
        {
            ReadBlockString();
            return;
        }
        int start = Start + 1;
        int position = start;
        _hasEscapes = false;
        while (true)
        {
            int length = _source[position..].IndexOfAny(s_stringStops);
            position = length < 0 ? _source.Length : position + length;
            if (position >= _source.Length || _source[position] is (byte)'\n' or (byte)'\r')
                throw ErrorAt(position, "The string is not terminated.");
            if (_source[position] == '"')
                break;
            _hasEscapes = true;
            // The escaped character may be a quote; what it may be is checked when the string is decoded.
            position = Math.Min(position + 2, _source.Length);
        }
        SetValue(TokenKind.String, start, position, position + 1);
        AlignColumns(start, position);
    }

    private void ReadBlockString()
    {
        int start = Start + 3;
        int position = start;
        int lastLine = start;
        while (true)
        {
            int length = _source[position..].IndexOfAny((byte)'"', (byte)'\n', (byte)'\r');
            if (length < 0)
                throw ErrorAt(_source.Length, "The block string is not terminated.");
            position += length;
            if (_source[position] != '"')
            {
                position += LineBreakAt(position);
                lastLine = position;
                StartLine(position);
            }
            else if (!_source[position..].StartsWith("\"\"\""u8))
                position++;
            else if (_source[position - 1] == '\\' && position > start)
                position += 3;
            else
                break;
        }
        SetValue(TokenKind.BlockString, start, position, position + 3);
        AlignColumns(lastLine, position);
    }

    /// <summary>Takes the bytes that are no characters out of the columns behind a string.</summary>
    private void AlignColumns(int start, int end)
    {
        ReadOnlySpan<byte> text = _source[start..end];
        if (!Ascii.IsValid(text))
            _lineStart += text.Length - Encoding.UTF8.GetCharCount(text);
    }

    private void ReadSpread()
    {
        if (!_source[Start..].StartsWith("..."u8))
            throw Error("Unexpected character `.`.");
        _position = Start + 3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetValue(TokenKind kind, int valueStart, int valueEnd, int end)
    {
        Kind = kind;
        _valueStart = valueStart;
        _valueEnd = valueEnd;
        _position = end;
    }

    private readonly SyntaxException TooManyTokens(int position)
        => ErrorAt(position, $"The document has more than {_maxAllowedTokens} tokens, which is the limit.");

    private readonly SyntaxException ErrorAt(int position, string message)
        => SyntaxException.At(_source, position, message);

    private readonly string DescribeAt(int position)
    {
        if (position >= _source.Length)
            return "the end of the document";
        Rune.DecodeFromUtf8(_source[position..], out Rune rune, out _);
        return Rune.IsControl(rune) ? $"U+{rune.Value:X4}" : $"`{rune}`";
    }
}
