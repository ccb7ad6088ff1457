namespace HotChocolate.Language;

/// <summary>Questions about values and type references.</summary>
public static class SyntaxNodeExtensions
{
    /// <summary>Whether the value is absent or the literal null.</summary>
    public static bool IsNull(this IValueNode? value) => value is null or NullValueNode;

    public static bool IsNonNullType(this ITypeNode type) => type is NonNullTypeNode;

    public static bool IsListType(this ITypeNode type) => type.NullableType() is ListTypeNode;

    /// <summary>The type without its own exclamation mark.</summary>
    public static INullableTypeNode NullableType(this ITypeNode type)
        => type is NonNullTypeNode nonNull ? nonNull.Type : (INullableTypeNode)type;

    /// <summary>What a list or a non-null type wraps; a named type itself.</summary>
    public static ITypeNode InnerType(this ITypeNode type) => type switch
    {
        NonNullTypeNode nonNull => nonNull.Type,
        ListTypeNode list => list.Type,
        _ => type,
    };

    /// <summary>The named type under all wrappers.</summary>
    public static NamedTypeNode NamedType(this ITypeNode type)
    {
        ITypeNode current = type;
        while (current is not NamedTypeNode)
            current = current.InnerType();
        return (NamedTypeNode)current;
    }
}
