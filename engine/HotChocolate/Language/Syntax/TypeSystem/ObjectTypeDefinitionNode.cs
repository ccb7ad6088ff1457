namespace HotChocolate.Language;

/// <summary>The definition of an object type (specification 3.6).</summary>
public sealed class ObjectTypeDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<FieldDefinitionNode> fields)
    : ComplexTypeDefinitionNodeBase(location, name, directives, interfaces, fields), ITypeDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeDefinition;

    public StringValueNode? Description { get; } = description;

    public override IEnumerable<ISyntaxNode> GetNodes()
        => Description is null ? base.GetNodes() : [Description, .. base.GetNodes()];
}
