using System.Runtime.CompilerServices;

namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    private DocumentNode ParseDocument()
    {
        TokenPosition start = Mark();
        var nodes = new NodeList();
        do
            nodes.Add(ParseDefinition(), _stack);
        while (_reader.Kind != TokenKind.EndOfFile);
        IDefinitionNode[] definitions = nodes.ToArray<IDefinitionNode>(_stack);
        return Place(new DocumentNode(definitions, _nodeCount + 1, _fieldCount), start);
    }

    private IDefinitionNode ParseDefinition()
    {
        if (_reader.Kind == TokenKind.LeftBrace)
            return ParseShorthand();
        TokenPosition start = Mark();
        bool described = _reader.Kind is TokenKind.String or TokenKind.BlockString;
        StringValueNode? description = described ? ParseString() : null;

        if (IsKeyword("query"u8) || IsKeyword("mutation"u8) || IsKeyword("subscription"u8))
            return ParseOperation(start, description);
        if (IsKeyword("fragment"u8))
            return ParseFragment(start, description);
        if (IsKeyword("extend"u8) && !described)
            return ParseExtension();
        return ParseTypeSystemDefinition(start, description);
    }

    private OperationDefinitionNode ParseShorthand()
    {
        TokenPosition start = Mark();
        SelectionSetNode selectionSet = ParseSelectionSet();
        return Place(new OperationDefinitionNode(null, null, null, OperationType.Query, [], [], selectionSet), start);
    }

    private OperationDefinitionNode ParseOperation(TokenPosition start, StringValueNode? description)
    {
        OperationType operation = ParseOperationType();
        NameNode? name = _reader.Kind == TokenKind.Name ? ParseName() : null;
        VariableDefinitionNode[] variables = ParseOptionalMany(
            TokenKind.LeftParenthesis, static (ref Utf8GraphQLParser p) => p.ParseVariableDefinition(), TokenKind.RightParenthesis);
        DirectiveNode[] directives = ParseDirectives(constant: false);
        SelectionSetNode selectionSet = ParseSelectionSet();
        return Place(
            new OperationDefinitionNode(null, name, description, operation, variables, directives, selectionSet), start);
    }

    private OperationType ParseOperationType()
    {
        if (SkipKeyword("query"u8))
            return OperationType.Query;
        if (SkipKeyword("mutation"u8))
            return OperationType.Mutation;
        if (SkipKeyword("subscription"u8))
            return OperationType.Subscription;
        throw _reader.Error($"Expected `query`, `mutation` or `subscription`, but found {DescribeToken()}.");
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        TokenPosition start = Mark();
        StringValueNode? description = ParseDescription();
        VariableNode variable = ParseVariable();
        Expect(TokenKind.Colon);
        ITypeNode type = ParseTypeReference();
        IValueNode? defaultValue = Skip(TokenKind.Equal) ? ParseValue(constant: true) : null;
        DirectiveNode[] directives = ParseDirectives(constant: true);
        return Place(new VariableDefinitionNode(null, variable, description, type, defaultValue, directives), start);
    }

    private FragmentDefinitionNode ParseFragment(TokenPosition start, StringValueNode? description)
    {
        ExpectKeyword("fragment"u8);
        NameNode name = ParseFragmentName();
        ExpectKeyword("on"u8);
        NamedTypeNode typeCondition = ParseNamedType();
        DirectiveNode[] directives = ParseDirectives(constant: false);
        SelectionSetNode selectionSet = ParseSelectionSet();
        return Place(
            new FragmentDefinitionNode(null, name, description, [], typeCondition, directives, selectionSet), start);
    }

    private NameNode ParseFragmentName() => IsKeyword("on"u8) ? throw Unexpected() : ParseName();

    private SelectionSetNode ParseSelectionSet()
    {
        TokenPosition start = Mark();
        Enter();
        Expect(TokenKind.LeftBrace);
        var nodes = new NodeList();
        do
            nodes.Add(_reader.Kind == TokenKind.Spread ? ParseSpread() : ParseField(), _stack);
        while (!Skip(TokenKind.RightBrace));
        Leave();
        return Place(new SelectionSetNode(null, nodes.ToArray<ISelectionNode>(_stack)), start);
    }

    private SyntaxNode ParseSpread()
    {
        TokenPosition start = Mark();
        Expect(TokenKind.Spread);
        bool hasTypeCondition = SkipKeyword("on"u8);
        if (!hasTypeCondition && _reader.Kind == TokenKind.Name)
        {
            NameNode name = ParseFragmentName();
            DirectiveNode[] spreadDirectives = ParseDirectives(constant: false);
            return Place(new FragmentSpreadNode(null, name, spreadDirectives), start);
        }
        NamedTypeNode? typeCondition = hasTypeCondition ? ParseNamedType() : null;
        DirectiveNode[] directives = ParseDirectives(constant: false);
        SelectionSetNode selectionSet = ParseSelectionSet();
        return Place(new InlineFragmentNode(null, typeCondition, directives, selectionSet), start);
    }

    /// <summary>Inlined into the loop over selections, the two share too few registers: that is slower by a twentieth.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private FieldNode ParseField()
    {
        TokenPosition start = Mark();
        if (++_fieldCount > _options.MaxAllowedFields)
            throw TooManyFields();
        string text = ReadName();
        NameNode? alias = null;
        HeldName name;
        if (Skip(TokenKind.Colon))
        {
            alias = PlaceName(text, start);
            name = new HeldName(ParseName());
        }
        else
        {
            name = new HeldName(text);
        }
        ArgumentNode[]? arguments = ParseArgumentsIfAny(constant: false);
        DirectiveNode[]? directives = ParseDirectivesIfAny(constant: false);
        FieldParts? parts = FieldParts.From(alias, directives, arguments);
        SelectionSetNode? selectionSet = _reader.Kind == TokenKind.LeftBrace ? ParseSelectionSet() : null;
        return Place(new FieldNode(name, parts, selectionSet), start);
    }

    private readonly SyntaxException TooManyFields()
        => _reader.Error($"The document selects more than {_options.MaxAllowedFields} fields, which is the limit.");

    private StringValueNode? ParseDescription()
        => _reader.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;
}
