namespace HotChocolate.Language;

/// <summary>The definition of an interface type (specification 3.7).</summary>
public sealed class InterfaceTypeDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<FieldDefinitionNode> fields)
    : ComplexTypeDefinitionNodeBase(location, name, directives, interfaces, fields), ITypeDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeDefinition;

    public StringValueNode? Description { get; } = description;

    public override IEnumerable<ISyntaxNode> GetNodes()
        => Description is null ? base.GetNodes() : [Description, .. base.GetNodes()];
}
