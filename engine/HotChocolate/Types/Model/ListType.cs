namespace HotChocolate.Types;

/// <summary>A list of another type (specification 3.11).</summary>
public sealed class ListType(IType elementType) : IType
{
    public TypeKind Kind => TypeKind.List;

    public IType ElementType { get; } = elementType;

    public override string ToString() => $"[{ElementType}]";
}
