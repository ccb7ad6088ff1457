namespace HotChocolate.Language;

/// <summary>An extension of the schema's root (specification 3.3.2).</summary>
public sealed class SchemaExtensionNode(
    Location? location,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<OperationTypeDefinitionNode> operationTypes)
    : SchemaDefinitionNodeBase(location, directives, operationTypes), ITypeSystemExtensionNode
{
    public override SyntaxKind Kind => SyntaxKind.SchemaExtension;
}
