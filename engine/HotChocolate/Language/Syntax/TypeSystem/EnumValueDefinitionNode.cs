namespace HotChocolate.Language;

/// <summary>A value of an enum (specification 3.9).</summary>
public sealed class EnumValueDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives)
    : NamedSyntaxNode(location, name, directives)
{
    public override SyntaxKind Kind => SyntaxKind.EnumValueDefinition;

    public StringValueNode? Description { get; } = description;

    public override IEnumerable<ISyntaxNode> GetNodes()
        => Description is null ? [Name, .. Directives] : [Description, Name, .. Directives];
}
