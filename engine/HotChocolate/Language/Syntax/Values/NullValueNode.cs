namespace HotChocolate.Language;

/// <summary>The literal <c>null</c> (specification 2.10.5).</summary>
public sealed class NullValueNode(Location? location) : SyntaxNode(location), IValueNode<object?>
{
    public static NullValueNode Default { get; } = new(null);

    public override SyntaxKind Kind => SyntaxKind.NullValue;

    public object? Value => null;

    public override IEnumerable<ISyntaxNode> GetNodes() => [];
}
