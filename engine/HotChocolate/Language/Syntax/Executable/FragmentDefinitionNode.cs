namespace HotChocolate.Language;

/// <summary>A named fragment (specification 2.8).</summary>
public sealed class FragmentDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<VariableDefinitionNode> variableDefinitions,
    NamedTypeNode typeCondition,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet)
    : NamedSyntaxNode(location, name, directives), IExecutableDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.FragmentDefinition;

    NameNode? IExecutableDefinitionNode.Name => Name;

    public StringValueNode? Description { get; } = description;

    /// <summary>Fragment variables, an experiment of the specification: the parser leaves them empty.</summary>
    public IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    public NamedTypeNode TypeCondition { get; } = typeCondition;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        if (Description is not null)
            yield return Description;
        yield return Name;
        yield return TypeCondition;
        foreach (DirectiveNode directive in Directives)
            yield return directive;
        yield return SelectionSet;
    }
}
