namespace HotChocolate.Language;

/// <summary>A name (specification 2.1.9).</summary>
public sealed class NameNode(Location? location, string value) : SyntaxNode(location)
{
    public NameNode(string value) : this(null, value) { }

    public override SyntaxKind Kind => SyntaxKind.Name;

    public string Value { get; } = string.IsNullOrEmpty(value)
        ? throw new ArgumentException("A GraphQL name is not empty.", nameof(value))
        : value;

    public override IEnumerable<ISyntaxNode> GetNodes() => [];
}
