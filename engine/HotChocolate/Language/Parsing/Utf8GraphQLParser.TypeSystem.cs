using System.Collections.Frozen;

namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    private static readonly FrozenSet<string> s_directiveLocations = FrozenSet.ToFrozenSet(
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE",
        "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
    ]);

    private IDefinitionNode ParseTypeSystemDefinition(TokenPosition start, StringValueNode? description)
    {
        if (SkipKeyword("schema"u8))
            return ParseSchemaDefinition(start, description);
        if (SkipKeyword("directive"u8))
            return ParseDirectiveDefinition(start, description);
        if (SkipKeyword("scalar"u8))
            return Place(new ScalarTypeDefinitionNode(null, ParseName(), description, ParseDirectives(true)), start);
        if (SkipKeyword("type"u8))
            return Place(
                new ObjectTypeDefinitionNode(
                    null, ParseName(), description, ParseImplements(out var interfaces), interfaces, ParseFieldDefinitions()),
                start);
        if (SkipKeyword("interface"u8))
            return Place(
                new InterfaceTypeDefinitionNode(
                    null, ParseName(), description, ParseImplements(out var interfaces), interfaces, ParseFieldDefinitions()),
                start);
        if (SkipKeyword("union"u8))
            return Place(
                new UnionTypeDefinitionNode(null, ParseName(), description, ParseDirectives(true), ParseUnionMembers()), start);
        if (SkipKeyword("enum"u8))
            return Place(
                new EnumTypeDefinitionNode(null, ParseName(), description, ParseDirectives(true), ParseEnumValues()), start);
        if (SkipKeyword("input"u8))
            return Place(
                new InputObjectTypeDefinitionNode(null, ParseName(), description, ParseDirectives(true), ParseInputFields()),
                start);
        // A description in front of what has none is the fault, not what follows it.
        if (description is not null && _reader.Kind is TokenKind.Name or TokenKind.LeftBrace)
            throw new SyntaxException("Only definitions have a description, and the short form of a query has none.", start.Offset, start.Line, start.Column);
        throw Unexpected();
    }

    private SchemaDefinitionNode ParseSchemaDefinition(TokenPosition start, StringValueNode? description)
    {
        DirectiveNode[] directives = ParseDirectives(constant: true);
        OperationTypeDefinitionNode[] operationTypes = ParseMany(
            TokenKind.LeftBrace, static (ref Utf8GraphQLParser p) => p.ParseOperationTypeDefinition(), TokenKind.RightBrace);
        return Place(new SchemaDefinitionNode(null, description, directives, operationTypes), start);
    }

    private OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        TokenPosition start = Mark();
        OperationType operation = ParseOperationType();
        Expect(TokenKind.Colon);
        NamedTypeNode type = ParseNamedType();
        return Place(new OperationTypeDefinitionNode(null, operation, type), start);
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(TokenPosition start, StringValueNode? description)
    {
        Expect(TokenKind.At);
        NameNode name = ParseName();
        InputValueDefinitionNode[] arguments = ParseArgumentDefinitions();
        bool repeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        NameNode[] locations = ParseSeparated(TokenKind.Pipe, static (ref Utf8GraphQLParser p) => p.ParseDirectiveLocation());
        return Place(new DirectiveDefinitionNode(null, name, description, repeatable, arguments, locations), start);
    }

    private NameNode ParseDirectiveLocation()
    {
        if (_reader.Kind == TokenKind.Name && !s_directiveLocations.Contains(_reader.GetName()))
            throw _reader.Error($"{DescribeToken()} is no directive location.");
        return ParseName();
    }

    private IDefinitionNode ParseExtension()
    {
        TokenPosition start = Mark();
        ExpectKeyword("extend"u8);
        if (SkipKeyword("schema"u8))
            return ParseSchemaExtension(start);
        if (SkipKeyword("scalar"u8))
            return RequireParts(new ScalarTypeExtensionNode(null, ParseName(), ParseDirectives(true)), start, 0);
        if (SkipKeyword("type"u8))
        {
            var type = new ObjectTypeExtensionNode(
                null, ParseName(), ParseImplements(out var interfaces), interfaces, ParseFieldDefinitions());
            return RequireParts(type, start, type.Interfaces.Count + type.Fields.Count);
        }
        if (SkipKeyword("interface"u8))
        {
            var type = new InterfaceTypeExtensionNode(
                null, ParseName(), ParseImplements(out var interfaces), interfaces, ParseFieldDefinitions());
            return RequireParts(type, start, type.Interfaces.Count + type.Fields.Count);
        }
        if (SkipKeyword("union"u8))
        {
            var type = new UnionTypeExtensionNode(null, ParseName(), ParseDirectives(true), ParseUnionMembers());
            return RequireParts(type, start, type.Types.Count);
        }
        if (SkipKeyword("enum"u8))
        {
            var type = new EnumTypeExtensionNode(null, ParseName(), ParseDirectives(true), ParseEnumValues());
            return RequireParts(type, start, type.Values.Count);
        }
        if (SkipKeyword("input"u8))
        {
            var type = new InputObjectTypeExtensionNode(null, ParseName(), ParseDirectives(true), ParseInputFields());
            return RequireParts(type, start, type.Fields.Count);
        }
        throw Unexpected();
    }

    private SchemaExtensionNode ParseSchemaExtension(TokenPosition start)
    {
        DirectiveNode[] directives = ParseDirectives(constant: true);
        OperationTypeDefinitionNode[] operationTypes = ParseOptionalMany(
            TokenKind.LeftBrace, static (ref Utf8GraphQLParser p) => p.ParseOperationTypeDefinition(), TokenKind.RightBrace);
        return directives.Length + operationTypes.Length > 0
            ? Place(new SchemaExtensionNode(null, directives, operationTypes), start)
            : throw Unexpected();
    }

    /// <summary>An extension that adds nothing is not in the grammar.</summary>
    private T RequireParts<T>(T extension, TokenPosition start, int parts) where T : NamedSyntaxNode
        => extension.Directives.Count + parts > 0 ? Place(extension, start) : throw Unexpected();

    private DirectiveNode[] ParseImplements(out NamedTypeNode[] interfaces)
    {
        interfaces = SkipKeyword("implements"u8)
            ? ParseSeparated(TokenKind.Ampersand, static (ref Utf8GraphQLParser p) => p.ParseNamedType())
            : [];
        return ParseDirectives(constant: true);
    }

    private FieldDefinitionNode[] ParseFieldDefinitions() => ParseOptionalMany(
        TokenKind.LeftBrace, static (ref Utf8GraphQLParser p) => p.ParseFieldDefinition(), TokenKind.RightBrace);

    private FieldDefinitionNode ParseFieldDefinition()
    {
        TokenPosition start = Mark();
        StringValueNode? description = ParseDescription();
        NameNode name = ParseName();
        InputValueDefinitionNode[] arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        ITypeNode type = ParseTypeReference();
        DirectiveNode[] directives = ParseDirectives(constant: true);
        return Place(new FieldDefinitionNode(null, name, description, arguments, type, directives), start);
    }

    private InputValueDefinitionNode[] ParseArgumentDefinitions() => ParseOptionalMany(
        TokenKind.LeftParenthesis, static (ref Utf8GraphQLParser p) => p.ParseInputValue(), TokenKind.RightParenthesis);

    private InputValueDefinitionNode[] ParseInputFields() => ParseOptionalMany(
        TokenKind.LeftBrace, static (ref Utf8GraphQLParser p) => p.ParseInputValue(), TokenKind.RightBrace);

    private InputValueDefinitionNode ParseInputValue()
    {
        TokenPosition start = Mark();
        StringValueNode? description = ParseDescription();
        NameNode name = ParseName();
        Expect(TokenKind.Colon);
        ITypeNode type = ParseTypeReference();
        IValueNode? defaultValue = Skip(TokenKind.Equal) ? ParseValue(constant: true) : null;
        DirectiveNode[] directives = ParseDirectives(constant: true);
        return Place(new InputValueDefinitionNode(null, name, description, type, defaultValue, directives), start);
    }

    private NamedTypeNode[] ParseUnionMembers() => Skip(TokenKind.Equal)
        ? ParseSeparated(TokenKind.Pipe, static (ref Utf8GraphQLParser p) => p.ParseNamedType())
        : [];

    private EnumValueDefinitionNode[] ParseEnumValues() => ParseOptionalMany(
        TokenKind.LeftBrace, static (ref Utf8GraphQLParser p) => p.ParseEnumValueDefinition(), TokenKind.RightBrace);

    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        TokenPosition start = Mark();
        StringValueNode? description = ParseDescription();
        if (IsKeyword("true"u8) || IsKeyword("false"u8) || IsKeyword("null"u8))
            throw _reader.Error($"{DescribeToken()} is reserved and names no enum value.");
        NameNode name = ParseName();
        DirectiveNode[] directives = ParseDirectives(constant: true);
        return Place(new EnumValueDefinitionNode(null, name, description, directives), start);
    }
}
