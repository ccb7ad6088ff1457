using HotChocolate.Language;

namespace Nexus.Oracle.Tests.Generation;

internal static class TypeReferences
{
    public static ITypeNode Nullable(this ITypeNode type) => type is NonNullTypeNode nonNull ? nonNull.Type : type;

    public static string Text(this ITypeNode type) => type switch
    {
        NonNullTypeNode nonNull => nonNull.Type.Text() + "!",
        ListTypeNode list => $"[{list.Type.Text()}]",
        _ => type.NamedType().Name.Value,
    };
}
