namespace HotChocolate.Language;

/// <summary>An operation (specification 2.3). The shorthand form has no name and is a query.</summary>
public sealed class OperationDefinitionNode(
    Location? location,
    NameNode? name,
    StringValueNode? description,
    OperationType operation,
    IReadOnlyList<VariableDefinitionNode> variableDefinitions,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet)
    : SyntaxNode(location), IExecutableDefinitionNode, IHasDirectives
{
    public override SyntaxKind Kind => SyntaxKind.OperationDefinition;

    public NameNode? Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public OperationType Operation { get; } = operation;

    public IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        if (Description is not null)
            yield return Description;
        if (Name is not null)
            yield return Name;
        foreach (VariableDefinitionNode variable in VariableDefinitions)
            yield return variable;
        foreach (DirectiveNode directive in Directives)
            yield return directive;
        yield return SelectionSet;
    }

    public OperationDefinitionNode WithSelectionSet(SelectionSetNode selectionSet)
        => new(Location, Name, Description, Operation, VariableDefinitions, Directives, selectionSet);
}
