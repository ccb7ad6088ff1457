namespace HotChocolate.Language;

/// <summary><c>true</c> or <c>false</c> (specification 2.10.3).</summary>
public sealed class BooleanValueNode(Location? location, bool value) : SyntaxNode(location), IValueNode<bool>
{
    public BooleanValueNode(bool value) : this(null, value) { }

    public static BooleanValueNode True { get; } = new(true);

    public static BooleanValueNode False { get; } = new(false);

    public override SyntaxKind Kind => SyntaxKind.BooleanValue;

    public bool Value { get; } = value;

    object IValueNode.Value => Value;

    public override IEnumerable<ISyntaxNode> GetNodes() => [];
}
