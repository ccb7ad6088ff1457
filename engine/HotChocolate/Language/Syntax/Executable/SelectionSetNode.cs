namespace HotChocolate.Language;

/// <summary>A selection set (specification 2.4).</summary>
public sealed class SelectionSetNode(Location? location, IReadOnlyList<ISelectionNode> selections) : SyntaxNode(location)
{
    public SelectionSetNode(IReadOnlyList<ISelectionNode> selections) : this(null, selections) { }

    public override SyntaxKind Kind => SyntaxKind.SelectionSet;

    public IReadOnlyList<ISelectionNode> Selections { get; } = selections;

    public override IEnumerable<ISyntaxNode> GetNodes() => Selections;

    public SelectionSetNode WithSelections(IReadOnlyList<ISelectionNode> selections) => new(Location, selections);
}
