namespace HotChocolate.Language;

/// <summary>A type whose values are never null.</summary>
public sealed class NonNullTypeNode(Location? location, INullableTypeNode type) : SyntaxNode(location), ITypeNode
{
    public NonNullTypeNode(INullableTypeNode type) : this(null, type) { }

    public override SyntaxKind Kind => SyntaxKind.NonNullType;

    public INullableTypeNode Type { get; } = type;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        yield return Type;
    }
}
