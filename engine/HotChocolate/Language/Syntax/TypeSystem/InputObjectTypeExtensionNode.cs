namespace HotChocolate.Language;

/// <summary>An extension of an input object type (specification 3.10).</summary>
public sealed class InputObjectTypeExtensionNode(
    Location? location,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<InputValueDefinitionNode> fields)
    : InputObjectTypeDefinitionNodeBase(location, name, directives, fields), ITypeExtensionNode
{
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeExtension;
}
