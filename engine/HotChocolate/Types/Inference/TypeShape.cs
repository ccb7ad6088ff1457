using System.Reflection;

namespace HotChocolate.Types;

/// <summary>How a CLR type reads in the schema: named or list, nullable or not, with tasks and optionals taken off.</summary>
/// <param name="RuntimeType">The CLR type, without <see cref="Nullable{T}"/>.</param>
/// <param name="IsNullable">Whether null may stand in its place.</param>
/// <param name="Item">The items' shape of a list; null for anything else.</param>
internal sealed record TypeShape(Type RuntimeType, bool IsNullable, TypeShape? Item)
{
    private static readonly Type[] s_wrappers =
        [typeof(Task<>), typeof(ValueTask<>), typeof(FieldResult<>), typeof(FieldResult<,>), typeof(FieldResult<,,>),
         typeof(FieldResult<,,,>), typeof(FieldResult<,,,,>), typeof(FieldResult<,,,,,>), typeof(Optional<>)];

    internal TypeShape Named => Item is null ? this : Item.Named;

    internal TypeShape AsNullable() => this with { IsNullable = true };

    internal static TypeShape Of(ParameterInfo parameter) => Of(new NullabilityInfoContext().Create(parameter));

    internal static TypeShape Of(PropertyInfo property) => Of(new NullabilityInfoContext().Create(property));

    internal static TypeShape Of(MemberInfo member) => member switch
    {
        PropertyInfo property => Of(property),
        MethodInfo method => Of(method.ReturnParameter),
        _ => throw new ArgumentException($"'{member.Name}' is neither a property nor a method.", nameof(member)),
    };

    /// <summary>
    /// The only generic argument of a member's type, tasks taken off; non-null if the member's own type does not show it.
    /// </summary>
    internal static TypeShape OfArgument(Type type, MemberInfo member)
    {
        var context = new NullabilityInfoContext();
        NullabilityInfo info = member is PropertyInfo property ? context.Create(property) : context.Create(((MethodInfo)member).ReturnParameter);
        while (info.Type.IsGenericType && s_wrappers.Contains(info.Type.GetGenericTypeDefinition()))
        {
            info = info.GenericTypeArguments[0];
        }

        return info.Type == type ? Of(info.GenericTypeArguments[0]) : new TypeShape(type.GetGenericArguments()[0], false, null);
    }

    private static TypeShape Of(NullabilityInfo info)
    {
        Type type = info.Type;
        if (type.IsGenericType && s_wrappers.Contains(type.GetGenericTypeDefinition()))
        {
            return Of(info.GenericTypeArguments[0]);
        }

        bool isNullable = info.ReadState is not NullabilityState.NotNull;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return new TypeShape(underlying, IsNullable: true, ItemOf(underlying, info));
        }

        return new TypeShape(type, isNullable && !type.IsValueType, ItemOf(type, info));
    }

    private static TypeShape? ItemOf(Type type, NullabilityInfo info)
    {
        if (type == typeof(string))
        {
            return null;
        }

        if (info.ElementType is { } element)
        {
            return Of(element);
        }

        if (CollectionItem(type) is not { } item)
        {
            return null;
        }

        return type.IsGenericType && type.GetGenericArguments() is [{ } argument] && argument == item && info.GenericTypeArguments.Length == 1
            ? Of(info.GenericTypeArguments[0])
            : new TypeShape(Nullable.GetUnderlyingType(item) ?? item, Nullable.GetUnderlyingType(item) is not null, null);
    }

    /// <summary>The items' type if the type is a sequence.</summary>
    internal static Type? CollectionItem(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }

        foreach (Type candidate in type.GetInterfaces().Prepend(type))
        {
            if (candidate.IsGenericType
                && candidate.GetGenericTypeDefinition() is { } definition
                && (definition == typeof(IEnumerable<>) || definition == typeof(IAsyncEnumerable<>)))
            {
                return candidate.GetGenericArguments()[0];
            }
        }

        return null;
    }

    internal static bool IsTaskLike(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() is { } definition
            && (definition == typeof(Task<>) || definition == typeof(ValueTask<>)));

    internal static bool IsAsyncEnumerable(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    /// <summary>What remains when a task is awaited.</summary>
    internal static Type Awaited(Type type) =>
        IsTaskLike(type) && type.IsGenericType ? type.GetGenericArguments()[0] : type;
}
