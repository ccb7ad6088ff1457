using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Which values caller and callee may both hold: nobody can change them, or their type promises that nobody does.</summary>
internal static class Sharing
{
    public static bool IsShared(Type type) =>
        Nullable.GetUnderlyingType(type) is { } underlying ? IsShared(underlying)
        : Carriage.IsBuiltIn(type) ? type != typeof(object) && type != typeof(System.Collections.BitArray)
        : type.IsEnum || type.IsPointer || type.IsDefined(typeof(ImmutableAttribute), inherit: false)
        || typeof(IAddressable).IsAssignableFrom(type) || typeof(Exception).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type)
        || IsImmutableContainer(type)
        || (IsTuple(type) && type.GetGenericArguments().All(IsShared))
        || (type.IsValueType && type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)
            && CarriedMembers.Of(type).All(static member => IsShared(member.Type)));

    public static bool IsTuple(Type type) => type.IsGenericType && type.Namespace is "System" or "System.Collections.Generic"
        && (type.Name.StartsWith("Tuple`", StringComparison.Ordinal) || type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal)
            || type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    /// <summary>The container never changes; what it holds is not looked at.</summary>
    private static bool IsImmutableContainer(Type type) => type.IsGenericType
        && (type.Namespace is "System.Collections.Immutable" or "System.Collections.Frozen"
            || type.GetGenericTypeDefinition() == typeof(Concurrency.Immutable<>) || type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>));
}
