namespace HotChocolate.Language;

/// <summary>An input object literal (specification 2.10.8).</summary>
public sealed class ObjectValueNode(Location? location, IReadOnlyList<ObjectFieldNode> fields)
    : SyntaxNode(location), IValueNode<IReadOnlyList<ObjectFieldNode>>
{
    public ObjectValueNode(IReadOnlyList<ObjectFieldNode> fields) : this(null, fields) { }

    public ObjectValueNode(params ObjectFieldNode[] fields) : this(null, fields) { }

    public override SyntaxKind Kind => SyntaxKind.ObjectValue;

    public IReadOnlyList<ObjectFieldNode> Fields { get; } = fields;

    IReadOnlyList<ObjectFieldNode> IValueNode<IReadOnlyList<ObjectFieldNode>>.Value => Fields;

    object IValueNode.Value => Fields;

    public override IEnumerable<ISyntaxNode> GetNodes() => Fields;
}
