namespace HotChocolate.Language;

/// <summary>A list literal (specification 2.10.7).</summary>
public sealed class ListValueNode(Location? location, IReadOnlyList<IValueNode> items)
    : SyntaxNode(location), IValueNode<IReadOnlyList<IValueNode>>
{
    public ListValueNode(IReadOnlyList<IValueNode> items) : this(null, items) { }

    public ListValueNode(params IValueNode[] items) : this(null, items) { }

    public override SyntaxKind Kind => SyntaxKind.ListValue;

    public IReadOnlyList<IValueNode> Items { get; } = items;

    IReadOnlyList<IValueNode> IValueNode<IReadOnlyList<IValueNode>>.Value => Items;

    object IValueNode.Value => Items;

    public override IEnumerable<ISyntaxNode> GetNodes() => Items;
}
