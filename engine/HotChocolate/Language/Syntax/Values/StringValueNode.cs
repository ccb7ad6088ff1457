namespace HotChocolate.Language;

/// <summary>A string literal (specification 2.10.4), its escapes resolved and, for a block, its common indent removed.</summary>
public sealed class StringValueNode(Location? location, string value, bool block) : SyntaxNode(location), IValueNode<string>
{
    public StringValueNode(string value) : this(null, value, false) { }

    public override SyntaxKind Kind => SyntaxKind.StringValue;

    public string Value { get; } = value;

    object IValueNode.Value => Value;

    /// <summary>Whether the literal was written between triple quotes.</summary>
    public bool Block { get; } = block;

    public override IEnumerable<ISyntaxNode> GetNodes() => [];
}
