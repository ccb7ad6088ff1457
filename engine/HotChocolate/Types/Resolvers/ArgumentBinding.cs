using System.Linq.Expressions;
using System.Reflection;
using HotChocolate.Resolvers;

namespace HotChocolate.Types;

/// <summary>Hands coerced values to parameters and properties.</summary>
internal static class ArgumentBinding
{
    private static readonly MethodInfo s_argument =
        typeof(IResolverContext).GetMethod(nameof(IResolverContext.Argument), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>The value of a field's own argument.</summary>
    internal static Expression OfField(Expression context, int index, Type type) =>
        To(Expression.Call(context, s_argument, Expression.Constant(index)), type);

    /// <summary>The value of a field of a mutation's input, which is the mutation's only argument.</summary>
    internal static Expression OfInput(Expression context, int index, Type type) =>
        To(Expression.Call(typeof(ArgumentBinding), nameof(InputSlot), null, context, Expression.Constant(index)), type);

    internal static Expression To(Expression argument, Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>)
            ? Expression.Call(typeof(ArgumentBinding), nameof(OptionalValue), [type.GetGenericArguments()[0]], argument)
            : Expression.Call(typeof(ArgumentBinding), nameof(Value), [type], argument);

    internal static T Value<T>(ArgumentValue argument) => argument.Value is null ? default! : (T)argument.Value;

    internal static Optional<T> OptionalValue<T>(ArgumentValue argument) =>
        argument.IsSet ? new Optional<T>(Value<T>(argument)) : Optional<T>.Empty(Value<T>(argument));

    internal static ArgumentValue InputSlot(IResolverContext context, int index) =>
        ((ArgumentValue[])context.Argument(0).Value!)[index];
}
