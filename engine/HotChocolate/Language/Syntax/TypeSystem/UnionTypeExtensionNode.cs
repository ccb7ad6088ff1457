namespace HotChocolate.Language;

/// <summary>An extension of a union type (specification 3.8).</summary>
public sealed class UnionTypeExtensionNode(
    Location? location,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> types)
    : UnionTypeDefinitionNodeBase(location, name, directives, types), ITypeExtensionNode
{
    public override SyntaxKind Kind => SyntaxKind.UnionTypeExtension;
}
