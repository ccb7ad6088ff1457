using System.Reflection;

namespace HotChocolate.Types;

/// <summary>What attributes say about types, members and parameters.</summary>
internal static class MemberAttributes
{
    internal static bool IsIgnored(ICustomAttributeProvider member) => member.IsDefined(typeof(GraphQLIgnoreAttribute), inherit: true);

    internal static string? Name(ICustomAttributeProvider member) =>
        Get<GraphQLNameAttribute>(member)?.Name ?? Get<TypeNameAttribute>(member)?.Name;

    internal static string? Description(ICustomAttributeProvider member) => Get<GraphQLDescriptionAttribute>(member)?.Description;

    internal static string? DeprecationReason(ICustomAttributeProvider member) =>
        Get<GraphQLDeprecatedAttribute>(member)?.DeprecationReason ?? Get<ObsoleteAttribute>(member)?.Message;

    internal static bool IsNonNull(ICustomAttributeProvider member) =>
        member.IsDefined(typeof(GraphQLNonNullTypeAttribute), inherit: true);

    internal static T? Get<T>(ICustomAttributeProvider member)
        where T : Attribute =>
        member.GetCustomAttributes(typeof(T), inherit: true) is [T attribute, ..] ? attribute : null;
}
