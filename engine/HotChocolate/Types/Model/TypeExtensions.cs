namespace HotChocolate.Types;

/// <summary>Questions about type references.</summary>
public static class TypeExtensions
{
    public static bool IsNonNullType(this IType type) => type.Kind is TypeKind.NonNull;

    public static bool IsNullableType(this IType type) => type.Kind is not TypeKind.NonNull;

    /// <summary>Whether the type, non-null or not, is a list.</summary>
    public static bool IsListType(this IType type) => type.NullableType().Kind is TypeKind.List;

    public static bool IsObjectType(this IType type) => type.NullableType().Kind is TypeKind.Object;

    public static bool IsInterfaceType(this IType type) => type.NullableType().Kind is TypeKind.Interface;

    public static bool IsUnionType(this IType type) => type.NullableType().Kind is TypeKind.Union;

    public static bool IsInputObjectType(this IType type) => type.NullableType().Kind is TypeKind.InputObject;

    public static bool IsEnumType(this IType type) => type.NullableType().Kind is TypeKind.Enum;

    public static bool IsScalarType(this IType type) => type.NullableType().Kind is TypeKind.Scalar;

    public static bool IsLeafType(this IType type) => type.NullableType().Kind is TypeKind.Scalar or TypeKind.Enum;

    /// <summary>Whether the type has selections: object, interface or union.</summary>
    public static bool IsCompositeType(this IType type) =>
        type.NullableType().Kind is TypeKind.Object or TypeKind.Interface or TypeKind.Union;

    public static bool IsAbstractType(this IType type) => type.NullableType().Kind is TypeKind.Interface or TypeKind.Union;

    public static bool IsInputType(this IType type) =>
        type.NamedType().Kind is TypeKind.Scalar or TypeKind.Enum or TypeKind.InputObject;

    public static bool IsOutputType(this IType type) => type.NamedType().Kind is not TypeKind.InputObject;

    /// <summary>The type without an outer non-null.</summary>
    public static IType NullableType(this IType type) => type is NonNullType nonNull ? nonNull.NullableType : type;

    /// <summary>The items' type of a list (non-null or not).</summary>
    /// <exception cref="ArgumentException">The type is no list.</exception>
    public static IType ElementType(this IType type) =>
        type.NullableType() is ListType list
            ? list.ElementType
            : throw new ArgumentException("The type is no list.", nameof(type));

    /// <summary>The named type inside all lists and non-nulls.</summary>
    public static ITypeDefinition NamedType(this IType type)
    {
        while (true)
        {
            switch (type)
            {
                case ITypeDefinition named:
                    return named;
                case NonNullType nonNull:
                    type = nonNull.NullableType;
                    break;
                case ListType list:
                    type = list.ElementType;
                    break;
                default:
                    throw new ArgumentException("The type wraps no named type.", nameof(type));
            }
        }
    }

    /// <summary>The type as it is written in a document, for example <c>[Post!]!</c>.</summary>
    public static string Print(this IType type) => type.ToString()!;

    /// <summary>Whether two references mean the same type.</summary>
    public static bool IsEqualTo(this IType left, IType right) => (left, right) switch
    {
        (NonNullType a, NonNullType b) => a.NullableType.IsEqualTo(b.NullableType),
        (ListType a, ListType b) => a.ElementType.IsEqualTo(b.ElementType),
        _ => ReferenceEquals(left, right),
    };
}
