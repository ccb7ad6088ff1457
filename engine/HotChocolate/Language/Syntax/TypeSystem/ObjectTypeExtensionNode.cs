namespace HotChocolate.Language;

/// <summary>An extension of an object type (specification 3.6).</summary>
public sealed class ObjectTypeExtensionNode(
    Location? location,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<FieldDefinitionNode> fields)
    : ComplexTypeDefinitionNodeBase(location, name, directives, interfaces, fields), ITypeExtensionNode
{
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeExtension;
}
