namespace HotChocolate.Language;

/// <summary>The definition of an enum type (specification 3.9).</summary>
public sealed class EnumTypeDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<EnumValueDefinitionNode> values)
    : EnumTypeDefinitionNodeBase(location, name, directives, values), ITypeDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.EnumTypeDefinition;

    public StringValueNode? Description { get; } = description;

    public override IEnumerable<ISyntaxNode> GetNodes()
        => Description is null ? base.GetNodes() : [Description, .. base.GetNodes()];
}
