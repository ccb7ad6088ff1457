namespace HotChocolate.Language;

/// <summary>An inline fragment (specification 2.8.2), with or without a type condition.</summary>
public sealed class InlineFragmentNode(
    Location? location,
    NamedTypeNode? typeCondition,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet)
    : SyntaxNode(location), ISelectionNode
{
    public override SyntaxKind Kind => SyntaxKind.InlineFragment;

    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        if (TypeCondition is not null)
            yield return TypeCondition;
        foreach (DirectiveNode directive in Directives)
            yield return directive;
        yield return SelectionSet;
    }
}
