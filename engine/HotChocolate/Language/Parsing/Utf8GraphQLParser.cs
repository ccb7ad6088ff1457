using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace HotChocolate.Language;

/// <summary>
/// A recursive-descent parser of the whole GraphQL language, September 2025. A text that is not GraphQL, or is more
/// than the options allow, fails with a <see cref="SyntaxException"/>.
/// </summary>
public ref partial struct Utf8GraphQLParser
{
    private readonly ParserOptions _options;
    private Utf8GraphQLReader _reader;
    private NodeStack _nodes = new();
    private int _depth;
    private int _nodeCount;
    private int _fieldCount;

    private Utf8GraphQLParser(ReadOnlySpan<byte> source, ParserOptions options)
    {
        _options = options;
        _reader = new Utf8GraphQLReader(source, options.MaxAllowedTokens);
        _reader.Read();
    }

    private delegate T ItemParser<out T>(ref Utf8GraphQLParser parser);

    /// <summary>Parses a document.</summary>
    public static DocumentNode Parse(string sourceText) => Parse(sourceText, ParserOptions.Default);

    /// <summary>Parses a document within the limits of the options.</summary>
    public static DocumentNode Parse(string sourceText, ParserOptions options)
        => ParseText(sourceText, options, static (ref Utf8GraphQLParser parser) => parser.ParseDocument());

    /// <summary>Parses a document in UTF-8.</summary>
    public static DocumentNode Parse(ReadOnlySpan<byte> sourceText) => Parse(sourceText, ParserOptions.Default);

    /// <summary>Parses a document in UTF-8 within the limits of the options.</summary>
    public static DocumentNode Parse(ReadOnlySpan<byte> sourceText, ParserOptions options)
        => ParseBytes(sourceText, options, static (ref Utf8GraphQLParser parser) => parser.ParseDocument());

    private static T ParseText<T>(string sourceText, ParserOptions options, ItemParser<T> parse)
    {
        ArgumentNullException.ThrowIfNull(sourceText);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(sourceText.Length));
        try
        {
            int length = Encoding.UTF8.GetBytes(sourceText, bytes);
            return ParseBytes(bytes.AsSpan(0, length), options, parse);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static T ParseBytes<T>(ReadOnlySpan<byte> sourceText, ParserOptions options, ItemParser<T> parse)
    {
        ArgumentNullException.ThrowIfNull(options);
        var parser = new Utf8GraphQLParser(sourceText, options);
        try
        {
            T result = parse(ref parser);
            if (parser._reader.Kind != TokenKind.EndOfFile)
                throw parser.Unexpected();
            return result;
        }
        finally
        {
            parser._nodes.Dispose();
        }
    }

    private readonly TokenPosition Mark() => new(_reader.Start, _reader.Line, _reader.Column);

    private T Place<T>(T node, TokenPosition start) where T : SyntaxNode
    {
        if (++_nodeCount > _options.MaxAllowedNodes)
            throw _reader.Error($"The document has more than {_options.MaxAllowedNodes} syntax nodes, which is the limit.");
        if (!_options.NoLocations)
            node.PlaceAt(new SourceSpan(start.Offset, _reader.PreviousEnd, start.Line, start.Column));
        return node;
    }

    private void Enter()
    {
        if (++_depth > _options.MaxAllowedRecursionDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw _reader.Error($"The document nests deeper than {_options.MaxAllowedRecursionDepth} levels, which is the limit.");
    }

    private void Leave() => _depth--;

    private T[] ParseMany<T>(TokenKind open, ItemParser<T> parse, TokenKind close) where T : class, ISyntaxNode
    {
        Expect(open);
        int bottom = _nodes.Count;
        do
            _nodes.Push(parse(ref this));
        while (!Skip(close));
        return _nodes.PopTo<T>(bottom);
    }

    private T[] ParseOptionalMany<T>(TokenKind open, ItemParser<T> parse, TokenKind close) where T : class, ISyntaxNode
        => _reader.Kind == open ? ParseMany(open, parse, close) : [];

    private T[] ParseAny<T>(TokenKind open, ItemParser<T> parse, TokenKind close) where T : class, ISyntaxNode
    {
        Expect(open);
        int bottom = _nodes.Count;
        while (!Skip(close))
            _nodes.Push(parse(ref this));
        return _nodes.PopTo<T>(bottom);
    }

    private T[] ParseSeparated<T>(TokenKind separator, ItemParser<T> parse) where T : class, ISyntaxNode
    {
        Skip(separator);
        int bottom = _nodes.Count;
        do
            _nodes.Push(parse(ref this));
        while (Skip(separator));
        return _nodes.PopTo<T>(bottom);
    }

    private bool Skip(TokenKind kind)
    {
        if (_reader.Kind != kind)
            return false;
        _reader.Read();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (!Skip(kind))
            throw _reader.Error($"Expected {Describe(kind)}, but found {DescribeToken()}.");
    }

    private readonly bool IsKeyword(ReadOnlySpan<byte> keyword)
        => _reader.Kind == TokenKind.Name && _reader.Value.SequenceEqual(keyword);

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!IsKeyword(keyword))
            return false;
        _reader.Read();
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
            throw _reader.Error($"Expected `{Encoding.ASCII.GetString(keyword)}`, but found {DescribeToken()}.");
    }

    private NameNode ParseName()
    {
        if (_reader.Kind != TokenKind.Name)
            throw _reader.Error($"Expected a name, but found {DescribeToken()}.");
        TokenPosition start = Mark();
        var name = new NameNode(NameCache.GetOrAdd(_reader.Value));
        _reader.Read();
        return Place(name, start);
    }

    private readonly SyntaxException Unexpected() => _reader.Error($"Unexpected {DescribeToken()}.");

    private readonly string DescribeToken() => _reader.Kind switch
    {
        TokenKind.Name => $"the name `{Encoding.UTF8.GetString(_reader.Value)}`",
        TokenKind.Integer or TokenKind.Float => $"the number `{Encoding.UTF8.GetString(_reader.Value)}`",
        TokenKind kind => Describe(kind),
    };

    private static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.Bang => "`!`",
        TokenKind.Dollar => "`$`",
        TokenKind.Ampersand => "`&`",
        TokenKind.LeftParenthesis => "`(`",
        TokenKind.RightParenthesis => "`)`",
        TokenKind.Spread => "`...`",
        TokenKind.Colon => "`:`",
        TokenKind.Equal => "`=`",
        TokenKind.At => "`@`",
        TokenKind.LeftBracket => "`[`",
        TokenKind.RightBracket => "`]`",
        TokenKind.LeftBrace => "`{`",
        TokenKind.Pipe => "`|`",
        TokenKind.RightBrace => "`}`",
        TokenKind.Name => "a name",
        TokenKind.Integer or TokenKind.Float => "a number",
        TokenKind.String or TokenKind.BlockString => "a string",
        _ => "the end of the document",
    };

    private readonly record struct TokenPosition(int Offset, int Line, int Column);
}
