namespace HotChocolate.Language;

/// <summary>An extension of a scalar type (specification 3.5).</summary>
public sealed class ScalarTypeExtensionNode(
    Location? location,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives)
    : NamedSyntaxNode(location, name, directives), ITypeExtensionNode
{
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeExtension;

    public override IEnumerable<ISyntaxNode> GetNodes() => [Name, .. Directives];
}
