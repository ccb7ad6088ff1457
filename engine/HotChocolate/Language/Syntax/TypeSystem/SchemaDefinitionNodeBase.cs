namespace HotChocolate.Language;

/// <summary>What a schema definition and its extension share.</summary>
public abstract class SchemaDefinitionNodeBase : SyntaxNode, IHasDirectives
{
    private protected SchemaDefinitionNodeBase(
        Location? location,
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<OperationTypeDefinitionNode> operationTypes)
        : base(location)
    {
        Directives = directives;
        OperationTypes = operationTypes;
    }

    public IReadOnlyList<DirectiveNode> Directives { get; }

    public IReadOnlyList<OperationTypeDefinitionNode> OperationTypes { get; }

    public override IEnumerable<ISyntaxNode> GetNodes() => [.. Directives, .. OperationTypes];
}
