using System.Reflection;
using HotChocolate.Types.Relay;

namespace HotChocolate.Types;

/// <summary>Which type's id a member or parameter holds.</summary>
internal static class IdReference
{
    internal static IDAttribute? Find(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(IDAttribute), inherit: true) is [IDAttribute id, ..] ? id : null;

    /// <summary>The GraphQL name of the type; null when the attribute leaves it open.</summary>
    internal static string? TypeName(IDAttribute id) =>
        id.IdOf is { } type ? MemberAttributes.Name(type) ?? Naming.OfType(type) : id.TypeName;
}
