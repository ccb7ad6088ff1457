namespace HotChocolate.Language;

/// <summary>The definition of a union type (specification 3.8).</summary>
public sealed class UnionTypeDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> types)
    : UnionTypeDefinitionNodeBase(location, name, directives, types), ITypeDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.UnionTypeDefinition;

    public StringValueNode? Description { get; } = description;

    public override IEnumerable<ISyntaxNode> GetNodes()
        => Description is null ? base.GetNodes() : [Description, .. base.GetNodes()];
}
