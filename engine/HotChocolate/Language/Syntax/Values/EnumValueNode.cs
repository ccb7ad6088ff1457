namespace HotChocolate.Language;

/// <summary>An enum value literal (specification 2.10.6).</summary>
public sealed class EnumValueNode(Location? location, string value) : SyntaxNode(location), IValueNode<string>
{
    public EnumValueNode(string value) : this(null, value) { }

    public override SyntaxKind Kind => SyntaxKind.EnumValue;

    public string Value { get; } = value;

    object IValueNode.Value => Value;

    public override IEnumerable<ISyntaxNode> GetNodes() => [];
}
