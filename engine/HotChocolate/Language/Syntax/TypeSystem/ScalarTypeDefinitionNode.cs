namespace HotChocolate.Language;

/// <summary>The definition of a scalar type (specification 3.5).</summary>
public sealed class ScalarTypeDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives)
    : NamedSyntaxNode(location, name, directives), ITypeDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeDefinition;

    public StringValueNode? Description { get; } = description;

    public override IEnumerable<ISyntaxNode> GetNodes()
        => Description is null ? [Name, .. Directives] : [Description, Name, .. Directives];
}
