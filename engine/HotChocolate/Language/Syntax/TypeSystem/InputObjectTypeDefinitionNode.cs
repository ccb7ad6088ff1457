namespace HotChocolate.Language;

/// <summary>The definition of an input object type (specification 3.10).</summary>
public sealed class InputObjectTypeDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<InputValueDefinitionNode> fields)
    : InputObjectTypeDefinitionNodeBase(location, name, directives, fields), ITypeDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeDefinition;

    public StringValueNode? Description { get; } = description;

    public override IEnumerable<ISyntaxNode> GetNodes()
        => Description is null ? base.GetNodes() : [Description, .. base.GetNodes()];
}
