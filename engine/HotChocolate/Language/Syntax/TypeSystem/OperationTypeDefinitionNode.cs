namespace HotChocolate.Language;

/// <summary>Which object type is the root of one kind of operation (specification 3.3.1).</summary>
public sealed class OperationTypeDefinitionNode(Location? location, OperationType operation, NamedTypeNode type)
    : SyntaxNode(location)
{
    public override SyntaxKind Kind => SyntaxKind.OperationTypeDefinition;

    public OperationType Operation { get; } = operation;

    public NamedTypeNode Type { get; } = type;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        yield return Type;
    }
}
