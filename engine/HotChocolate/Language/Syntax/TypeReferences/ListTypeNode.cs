namespace HotChocolate.Language;

/// <summary>A list of another type.</summary>
public sealed class ListTypeNode(Location? location, ITypeNode type) : SyntaxNode(location), INullableTypeNode
{
    public ListTypeNode(ITypeNode type) : this(null, type) { }

    public override SyntaxKind Kind => SyntaxKind.ListType;

    public ITypeNode Type { get; } = type;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        yield return Type;
    }
}
