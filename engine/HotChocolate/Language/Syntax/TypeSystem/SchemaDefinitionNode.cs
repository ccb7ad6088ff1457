namespace HotChocolate.Language;

/// <summary>The root of a schema (specification 3.3).</summary>
public sealed class SchemaDefinitionNode(
    Location? location,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<OperationTypeDefinitionNode> operationTypes)
    : SchemaDefinitionNodeBase(location, directives, operationTypes), ITypeSystemDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.SchemaDefinition;

    public StringValueNode? Description { get; } = description;

    public override IEnumerable<ISyntaxNode> GetNodes()
        => Description is null ? base.GetNodes() : [Description, .. base.GetNodes()];
}
