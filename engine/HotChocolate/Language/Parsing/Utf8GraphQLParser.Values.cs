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
                var integer = new IntValueNode(null, _reader.GetName());
                _reader.Read();
                return Place(integer, start);
            case TokenKind.Float:
                var number = new FloatValueNode(null, _reader.GetName());
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
            : new EnumValueNode(_reader.GetName());
        _reader.Read();
        return (IValueNode)Place(literal, start);
    }

    private VariableNode ParseVariable()
    {
        TokenPosition start = Mark();
        Expect(TokenKind.Dollar);
        return Place(new VariableNode(ParseNameBehind(start)), start);
    }

    /// <summary>The name behind a sign of one byte, which nearly always follows at once.</summary>
    private HeldName ParseNameBehind(TokenPosition sign)
        => _reader.Start == sign.Offset + 1 ? new HeldName(ReadName()) : new HeldName(ParseName());

    private ListValueNode ParseList(bool constant)
    {
        TokenPosition start = Mark();
        Enter();
        Expect(TokenKind.LeftBracket);
        var nodes = new NodeList();
        while (!Skip(TokenKind.RightBracket))
            nodes.Add(ParseValue(constant), _stack);
        Leave();
        return Place(new ListValueNode(null, nodes.ToArray<IValueNode>(_stack)), start);
    }

    private ObjectValueNode ParseObject(bool constant)
    {
        TokenPosition start = Mark();
        Enter();
        Expect(TokenKind.LeftBrace);
        var nodes = new NodeList();
        while (!Skip(TokenKind.RightBrace))
            nodes.Add(ParseObjectField(constant), _stack);
        Leave();
        return Place(new ObjectValueNode(null, nodes.ToArray<ObjectFieldNode>(_stack)), start);
    }

    private ObjectFieldNode ParseObjectField(bool constant)
    {
        TokenPosition start = Mark();
        string name = ReadName();
        Expect(TokenKind.Colon);
        return Place(new ObjectFieldNode(new HeldName(name), ParseValue(constant)), start);
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
        return Place(new NamedTypeNode(new HeldName(ReadName())), start);
    }

    private DirectiveNode[] ParseDirectives(bool constant) => ParseDirectivesIfAny(constant) ?? [];

    private DirectiveNode[]? ParseDirectivesIfAny(bool constant)
        => _reader.Kind == TokenKind.At ? ParseGivenDirectives(constant) : null;

    private DirectiveNode[] ParseGivenDirectives(bool constant)
    {
        var nodes = new NodeList();
        while (_reader.Kind == TokenKind.At)
            nodes.Add(ParseDirective(constant), _stack);
        return nodes.ToArray<DirectiveNode>(_stack);
    }

    private DirectiveNode ParseDirective(bool constant)
    {
        TokenPosition start = Mark();
        Expect(TokenKind.At);
        HeldName name = ParseNameBehind(start);
        return Place(new DirectiveNode(name, ParseArguments(constant)), start);
    }

    private ArgumentNode[] ParseArguments(bool constant) => ParseArgumentsIfAny(constant) ?? [];

    private ArgumentNode[]? ParseArgumentsIfAny(bool constant)
        => _reader.Kind == TokenKind.LeftParenthesis ? ParseGivenArguments(constant) : null;

    private ArgumentNode[] ParseGivenArguments(bool constant)
    {
        Expect(TokenKind.LeftParenthesis);
        var nodes = new NodeList();
        do
            nodes.Add(ParseArgument(constant), _stack);
        while (!Skip(TokenKind.RightParenthesis));
        return nodes.ToArray<ArgumentNode>(_stack);
    }

    private ArgumentNode ParseArgument(bool constant)
    {
        TokenPosition start = Mark();
        string name = ReadName();
        Expect(TokenKind.Colon);
        return Place(new ArgumentNode(new HeldName(name), ParseValue(constant)), start);
    }
}
