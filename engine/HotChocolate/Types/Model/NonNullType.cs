namespace HotChocolate.Types;

/// <summary>A type without null (specification 3.12).</summary>
public sealed class NonNullType : IType
{
    /// <exception cref="ArgumentException">The type is already non-null.</exception>
    public NonNullType(IType nullableType)
    {
        if (nullableType is NonNullType)
        {
            throw new ArgumentException("A non-null type can not wrap a non-null type.", nameof(nullableType));
        }

        NullableType = nullableType;
    }

    public TypeKind Kind => TypeKind.NonNull;

    public IType NullableType { get; }

    public override string ToString() => $"{NullableType}!";
}
