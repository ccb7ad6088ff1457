namespace HotChocolate.Language;

/// <summary>A name (specification 2.1.9).</summary>
public sealed class NameNode : SyntaxNode
{
    public NameNode(Location? location, string value) : base(location) => Value = string.IsNullOrEmpty(value)
        ? throw new ArgumentException("A GraphQL name is not empty.", nameof(value))
        : value;

    public NameNode(string value) : this(null, value) { }

    internal NameNode(SourceSpan span, string value) : base(span) => Value = value;

    public override SyntaxKind Kind => SyntaxKind.Name;

    public string Value { get; }

    public override IEnumerable<ISyntaxNode> GetNodes() => [];
}
