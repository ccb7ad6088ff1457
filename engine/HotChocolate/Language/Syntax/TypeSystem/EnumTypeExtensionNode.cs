namespace HotChocolate.Language;

/// <summary>An extension of an enum type (specification 3.9).</summary>
public sealed class EnumTypeExtensionNode(
    Location? location,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<EnumValueDefinitionNode> values)
    : EnumTypeDefinitionNodeBase(location, name, directives, values), ITypeExtensionNode
{
    public override SyntaxKind Kind => SyntaxKind.EnumTypeExtension;
}
