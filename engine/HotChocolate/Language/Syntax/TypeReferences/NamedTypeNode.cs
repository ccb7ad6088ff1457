namespace HotChocolate.Language;

/// <summary>A type by its name.</summary>
public sealed class NamedTypeNode(Location? location, NameNode name) : SyntaxNode(location), INullableTypeNode, IHasName
{
    public NamedTypeNode(NameNode name) : this(null, name) { }

    public NamedTypeNode(string name) : this(null, new NameNode(name)) { }

    public override SyntaxKind Kind => SyntaxKind.NamedType;

    public NameNode Name { get; } = name;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        yield return Name;
    }
}
