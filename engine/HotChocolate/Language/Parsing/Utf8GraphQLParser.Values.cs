namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    private IValueNode ParseValue(bool constant)
    {
        TokenPosition start = Mark();
        switch (_reader.Kind)
        {
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Integer:
                var integer = new IntValueNode(null, NameCache.GetOrAdd(_reader.Value));
                _reader.Read();
                return Place(integer, start);
            case TokenKind.Float:
                var number = new FloatValueNode(null, NameCache.GetOrAdd(_reader.Value));
                _reader.Read();
                return Place(number, start);
            case TokenKind.Name:
                return ParseNamedLiteral();
            case TokenKind.LeftBracket:
                return ParseList(constant);
            case TokenKind.LeftBrace:
                return ParseObject(constant);
            case TokenKind.Dollar when constant:
                throw _reader.Error("A constant value holds no variables.");
            case TokenKind.Dollar:
                return ParseVariable();
            default:
                throw _reader.Error($"Expected a value, but found {DescribeToken()}.");
        }
    }

    private StringValueNode ParseString()
    {
        TokenPosition start = Mark();
        var text = new StringValueNode(null, _reader.GetString(), _reader.Kind == TokenKind.BlockString);
        _reader.Read();
        return Place(text, start);
    }

    private IValueNode ParseNamedLiteral()
    {
        TokenPosition start = Mark();
        SyntaxNode literal =
            IsKeyword("true"u8) ? new BooleanValueNode(true)
            : IsKeyword("false"u8) ? new BooleanValueNode(false)
            : IsKeyword("null"u8) ? new NullValueNode(null)
            : new EnumValueNode(NameCache.GetOrAdd(_reader.Value));
        _reader.Read();
        return (IValueNode)Place(literal, start);
    }

    private VariableNode ParseVariable()
    {
        TokenPosition start = Mark();
        Expect(TokenKind.Dollar);
        NameNode name = ParseName();
        return Place(new VariableNode(name), start);
    }

    private ListValueNode ParseList(bool constant)
    {
        TokenPosition start = Mark();
        Enter();
        IValueNode[] items = constant
            ? ParseAny(TokenKind.LeftBracket, static (ref Utf8GraphQLParser p) => p.ParseValue(true), TokenKind.RightBracket)
            : ParseAny(TokenKind.LeftBracket, static (ref Utf8GraphQLParser p) => p.ParseValue(false), TokenKind.RightBracket);
        Leave();
        return Place(new ListValueNode(null, items), start);
    }

    private ObjectValueNode ParseObject(bool constant)
    {
        TokenPosition start = Mark();
        Enter();
        ObjectFieldNode[] fields = constant
            ? ParseAny(TokenKind.LeftBrace, static (ref Utf8GraphQLParser p) => p.ParseObjectField(true), TokenKind.RightBrace)
            : ParseAny(TokenKind.LeftBrace, static (ref Utf8GraphQLParser p) => p.ParseObjectField(false), TokenKind.RightBrace);
        Leave();
        return Place(new ObjectValueNode(null, fields), start);
    }

    private ObjectFieldNode ParseObjectField(bool constant)
    {
        TokenPosition start = Mark();
        NameNode name = ParseName();
        Expect(TokenKind.Colon);
        IValueNode value = ParseValue(constant);
        return Place(new ObjectFieldNode(null, name, value), start);
    }

    private ITypeNode ParseTypeReference()
    {
        TokenPosition start = Mark();
        INullableTypeNode type;
        if (_reader.Kind == TokenKind.LeftBracket)
        {
            Enter();
            Expect(TokenKind.LeftBracket);
            ITypeNode item = ParseTypeReference();
            Expect(TokenKind.RightBracket);
            Leave();
            type = Place(new ListTypeNode(null, item), start);
        }
        else
        {
            type = ParseNamedType();
        }
        return Skip(TokenKind.Bang) ? Place(new NonNullTypeNode(null, type), start) : type;
    }

    private NamedTypeNode ParseNamedType()
    {
        TokenPosition start = Mark();
        NameNode name = ParseName();
        return Place(new NamedTypeNode(null, name), start);
    }

    private DirectiveNode[] ParseDirectives(bool constant)
    {
        if (_reader.Kind != TokenKind.At)
            return [];
        int bottom = _nodes.Count;
        while (_reader.Kind == TokenKind.At)
            _nodes.Push(ParseDirective(constant));
        return _nodes.PopTo<DirectiveNode>(bottom);
    }

    private DirectiveNode ParseDirective(bool constant)
    {
        TokenPosition start = Mark();
        Expect(TokenKind.At);
        NameNode name = ParseName();
        ArgumentNode[] arguments = ParseArguments(constant);
        return Place(new DirectiveNode(null, name, arguments), start);
    }

    private ArgumentNode[] ParseArguments(bool constant) => constant
        ? ParseOptionalMany(TokenKind.LeftParenthesis, static (ref Utf8GraphQLParser p) => p.ParseArgument(true), TokenKind.RightParenthesis)
        : ParseOptionalMany(TokenKind.LeftParenthesis, static (ref Utf8GraphQLParser p) => p.ParseArgument(false), TokenKind.RightParenthesis);

    private ArgumentNode ParseArgument(bool constant)
    {
        TokenPosition start = Mark();
        NameNode name = ParseName();
        Expect(TokenKind.Colon);
        IValueNode value = ParseValue(constant);
        return Place(new ArgumentNode(null, name, value), start);
    }
}
