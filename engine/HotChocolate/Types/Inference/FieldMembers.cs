using System.Reflection;
using System.Runtime.CompilerServices;

namespace HotChocolate.Types;

/// <summary>Which members of a CLR type become fields.</summary>
internal static class FieldMembers
{
    internal static bool IsField(MemberInfo member)
    {
        bool isOfException = member.DeclaringType == typeof(Exception) && member.Name != nameof(Exception.Message);
        if (member.DeclaringType == typeof(object) || isOfException || MemberAttributes.IsIgnored(member) || member.Name.Contains('<'))
        {
            return false;
        }

        return member switch
        {
            PropertyInfo property => IsField(property),
            MethodInfo method => IsField(method),
            _ => false,
        };
    }

    private static bool IsField(PropertyInfo property) =>
        property.GetMethod is { IsPublic: true }
        && property.GetIndexParameters().Length == 0
        && !property.PropertyType.IsByRefLike
        && property.Name != "EqualityContract";

    private static bool IsField(MethodInfo method) =>
        !method.IsSpecialName
        && !method.IsGenericMethodDefinition
        && method.ReturnType != typeof(void)
        && method.ReturnType != typeof(Task)
        && method.ReturnType != typeof(ValueTask)
        && !method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && method.GetBaseDefinition().DeclaringType is { } declaring
        && declaring != typeof(object)
        && declaring != typeof(ValueType)
        && !IsRecordMember(method);

    /// <summary>Equality and printing that a record may also declare by hand.</summary>
    private static bool IsRecordMember(MethodInfo method) => method.Name switch
    {
        nameof(Equals) or nameof(GetHashCode) or nameof(ToString) or "Deconstruct" or "PrintMembers" or nameof(GetType) => true,
        "CompareTo" or "Dispose" or "DisposeAsync" => true,
        _ => false,
    };
}
