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
        int bottom = _nodes.Count;
        while (!Skip(TokenKind.RightBracket))
            _nodes.Push(ParseValue(constant));
        Leave();
        return Place(new ListValueNode(null, _nodes.PopTo<IValueNode>(bottom)), start);
    }

    private ObjectValueNode ParseObject(bool constant)
    {
        TokenPosition start = Mark();
        Enter();
        Expect(TokenKind.LeftBrace);
        int bottom = _nodes.Count;
        while (!Skip(TokenKind.RightBrace))
            _nodes.Push(ParseObjectField(constant));
        Leave();
        return Place(new ObjectValueNode(null, _nodes.PopTo<ObjectFieldNode>(bottom)), start);
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
        HeldName name = ParseNameBehind(start);
        return Place(new DirectiveNode(name, ParseArguments(constant)), start);
    }

    private ArgumentNode[] ParseArguments(bool constant)
    {
        if (!Skip(TokenKind.LeftParenthesis))
            return [];
        int bottom = _nodes.Count;
        do
            _nodes.Push(ParseArgument(constant));
        while (!Skip(TokenKind.RightParenthesis));
        return _nodes.PopTo<ArgumentNode>(bottom);
    }

    private ArgumentNode ParseArgument(bool constant)
    {
        TokenPosition start = Mark();
        string name = ReadName();
        Expect(TokenKind.Colon);
        return Place(new ArgumentNode(new HeldName(name), ParseValue(constant)), start);
    }
}
