using System.Buffers;
using System.Text;

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
        PreviousEnd = _position;
        SkipIgnored();
        Start = _position;
        Line = _line;
        Column = _position - _lineStart + 1;
        if (_position >= _source.Length)
        {
            Kind = TokenKind.EndOfFile;
            return;
        }
        if (++_tokens > _maxAllowedTokens)
            throw Error($"The document has more than {_maxAllowedTokens} tokens, which is the limit.");

        byte first = _source[_position];
        if (CharacterClass.IsNameStart(first))
            ReadName();
        else if (first == '"')
            ReadString();
        else if (first == '-' || CharacterClass.IsDigit(first))
            ReadNumber(first);
        else
            ReadPunctuator(first);
    }

    public readonly SyntaxException Error(string message) => SyntaxException.At(_source, Start, message);

    /// <summary>The characters of the current string token.</summary>
    public readonly string GetString() => Kind == TokenKind.BlockString
        ? StringLiteral.DecodeBlock(Value)
        : StringLiteral.Decode(_source, _valueStart, _valueEnd, _hasEscapes);

    private void SkipIgnored()
    {
        ReadOnlySpan<byte> source = _source;
        int position = _position;
        while (position < source.Length)
        {
            switch (source[position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',':
                    position++;
                    break;
                case (byte)'\n':
                    StartLine(++position);
                    break;
                case (byte)'\r':
                    position++;
                    if (position < source.Length && source[position] == '\n')
                        position++;
                    StartLine(position);
                    break;
                case (byte)'#':
                    int length = source[position..].IndexOfAny((byte)'\n', (byte)'\r');
                    position = length < 0 ? source.Length : position + length;
                    break;
                case 0xEF when source[position..].StartsWith("\uFEFF"u8):
                    position += 3;
                    _lineStart += 3;
                    break;
                default:
                    _position = position;
                    return;
            }
        }
        _position = position;
    }

    private void StartLine(int lineStart)
    {
        _line++;
        _lineStart = lineStart;
    }

    private void ReadName()
    {
        ReadOnlySpan<byte> source = _source;
        int position = _position + 1;
        while (position < source.Length && CharacterClass.IsNameContinue(source[position]))
            position++;
        SetValue(TokenKind.Name, _position, position, position);
    }

    private void ReadNumber(byte first)
    {
        int position = first == '-' ? _position + 1 : _position;
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
        SetValue(kind, _position, position, position);
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
        if (_source[_position..].StartsWith("\"\"\""u8))
        {
            ReadBlockString();
            return;
        }
        int start = _position + 1;
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
        int start = _position + 3;
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
                bool pair = _source[position] == '\r' && position + 1 < _source.Length && _source[position + 1] == '\n';
                position += pair ? 2 : 1;
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

    private void ReadPunctuator(byte first)
    {
        TokenKind kind = first switch
        {
            (byte)'!' => TokenKind.Bang,
            (byte)'$' => TokenKind.Dollar,
            (byte)'&' => TokenKind.Ampersand,
            (byte)'(' => TokenKind.LeftParenthesis,
            (byte)')' => TokenKind.RightParenthesis,
            (byte)':' => TokenKind.Colon,
            (byte)'=' => TokenKind.Equal,
            (byte)'@' => TokenKind.At,
            (byte)'[' => TokenKind.LeftBracket,
            (byte)']' => TokenKind.RightBracket,
            (byte)'{' => TokenKind.LeftBrace,
            (byte)'|' => TokenKind.Pipe,
            (byte)'}' => TokenKind.RightBrace,
            (byte)'.' when _source[_position..].StartsWith("..."u8) => TokenKind.Spread,
            _ => throw Error($"Unexpected character {DescribeAt(_position)}."),
        };
        int end = _position + (kind == TokenKind.Spread ? 3 : 1);
        SetValue(kind, _position, end, end);
    }

    private void SetValue(TokenKind kind, int valueStart, int valueEnd, int end)
    {
        Kind = kind;
        _valueStart = valueStart;
        _valueEnd = valueEnd;
        _position = end;
    }

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
