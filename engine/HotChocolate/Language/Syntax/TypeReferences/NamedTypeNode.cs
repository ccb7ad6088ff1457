namespace HotChocolate.Language;

/// <summary>A type by its name.</summary>
public sealed class NamedTypeNode : SyntaxNode, INullableTypeNode, IHasName
{
    private HeldName _name;

    public NamedTypeNode(Location? location, NameNode name) : base(location) => _name = new HeldName(name);

    public NamedTypeNode(NameNode name) : this(null, name) { }

    public NamedTypeNode(string name) : this(null, new NameNode(name)) { }

    internal NamedTypeNode(HeldName name) : base(default(SourceSpan)) => _name = name;

    public override SyntaxKind Kind => SyntaxKind.NamedType;

    public NameNode Name => _name.ToNode(Span);

    /// <summary>The name, without making a node of it.</summary>
    internal string NameText => _name.Text;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        yield return Name;
    }
}
