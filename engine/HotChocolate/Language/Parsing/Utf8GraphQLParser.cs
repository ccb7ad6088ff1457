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
    private const int LevelsPerLookAtStack = 8;

    private readonly ParserOptions _options;
    private readonly bool _noLocations;
    private readonly int _maxAllowedNodes;
    private readonly NodeStack _stack;
    private Utf8GraphQLReader _reader;
    private int _depth;
    private int _nodeCount;
    private int _fieldCount;

    private Utf8GraphQLParser(ReadOnlySpan<byte> source, ParserOptions options, NodeStack stack)
    {
        _options = options;
        _noLocations = options.NoLocations;
        _maxAllowedNodes = options.MaxAllowedNodes;
        _stack = stack;
        _reader = new Utf8GraphQLReader(source, options.MaxAllowedTokens);
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
        NodeStack stack = NodeStack.Rent();
        var parser = new Utf8GraphQLParser(sourceText, options, stack);
        try
        {
            parser._reader.Read();
            T result = parse(ref parser);
            if (parser._reader.Kind != TokenKind.EndOfFile)
                throw parser.Unexpected();
            return result;
        }
        finally
        {
            stack.Return();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly TokenPosition Mark() => new(_reader.Start, _reader.Line, _reader.Column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Place<T>(T node, TokenPosition start) where T : SyntaxNode
    {
        CountNode();
        if (!_noLocations)
            node.PlaceAt(new SourceSpan(start.Offset, _reader.PreviousEnd, start.Line, start.Column));
        return node;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CountNode()
    {
        if (++_nodeCount > _maxAllowedNodes)
            throw TooManyNodes();
    }

    private void Enter()
    {
        _depth++;
        // The stack that is known to be sufficient is far more than what a few levels take.
        bool looksAtStack = (_depth & (LevelsPerLookAtStack - 1)) == 1;
        if (_depth > _options.MaxAllowedRecursionDepth || (looksAtStack && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
            throw TooDeep();
    }

    private void Leave() => _depth--;

    private T[] ParseMany<T>(TokenKind open, ItemParser<T> parse, TokenKind close) where T : class, ISyntaxNode
    {
        Expect(open);
        var nodes = new NodeList();
        do
            nodes.Add(parse(ref this), _stack);
        while (!Skip(close));
        return nodes.ToArray<T>(_stack);
    }

    private T[] ParseOptionalMany<T>(TokenKind open, ItemParser<T> parse, TokenKind close) where T : class, ISyntaxNode
        => _reader.Kind == open ? ParseMany(open, parse, close) : [];

    private T[] ParseAny<T>(TokenKind open, ItemParser<T> parse, TokenKind close) where T : class, ISyntaxNode
    {
        Expect(open);
        var nodes = new NodeList();
        while (!Skip(close))
            nodes.Add(parse(ref this), _stack);
        return nodes.ToArray<T>(_stack);
    }

    private T[] ParseSeparated<T>(TokenKind separator, ItemParser<T> parse) where T : class, ISyntaxNode
    {
        Skip(separator);
        var nodes = new NodeList();
        do
            nodes.Add(parse(ref this), _stack);
        while (Skip(separator));
        return nodes.ToArray<T>(_stack);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Skip(TokenKind kind)
    {
        if (_reader.Kind != kind)
            return false;
        _reader.Read();
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Expect(TokenKind kind)
    {
        if (!Skip(kind))
            throw Expected(kind);
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
        TokenPosition start = Mark();
        return PlaceName(ReadName(), start);
    }

    /// <summary>Reads a name whose node is made when somebody asks for it; it counts as a node all the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private string ReadName()
    {
        if (_reader.Kind != TokenKind.Name)
            throw Expected(TokenKind.Name);
        string name = _reader.GetName();
        _reader.Read();
        CountNode();
        return name;
    }

    private readonly NameNode PlaceName(string name, TokenPosition start)
    {
        SourceSpan span = _noLocations ? default : new(start.Offset, start.Offset + name.Length, start.Line, start.Column);
        return new NameNode(span, name);
    }

    private readonly SyntaxException TooManyNodes()
        => _reader.Error($"The document has more than {_maxAllowedNodes} syntax nodes, which is the limit.");

    private readonly SyntaxException TooDeep()
        => _reader.Error($"The document nests deeper than {_options.MaxAllowedRecursionDepth} levels, which is the limit.");

    private readonly SyntaxException Expected(TokenKind kind)
        => _reader.Error($"Expected {Describe(kind)}, but found {DescribeToken()}.");

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
