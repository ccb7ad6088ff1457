using System.Linq.Expressions;
using System.Reflection;
using HotChocolate.Types.Relay;

namespace HotChocolate.Types;

/// <summary>Turns a member's typed result into what the executor completes: boxed sparingly, ids made global.</summary>
internal static class ResultExpression
{
    internal static Expression ToObject(Expression value, IdFormatter? ids)
    {
        Type type = value.Type;
        if (Nullable.GetUnderlyingType(type) is not null)
        {
            ParameterExpression local = Expression.Variable(type);
            return Expression.Block(
                [local],
                Expression.Assign(local, value),
                Expression.Condition(
                    Expression.Property(local, "HasValue"),
                    ToObject(Expression.Property(local, "Value"), ids),
                    Expression.Constant(null, typeof(object))));
        }

        if (ids is not null)
        {
            return FormatId(value, ids);
        }

        if (type == typeof(bool) || type == typeof(int))
        {
            return Expression.Call(typeof(Boxes), nameof(Boxes.Of), null, value);
        }

        return type.IsEnum
            ? Expression.Call(typeof(EnumBoxes<>).MakeGenericType(type).GetMethod("Of", BindingFlags.NonPublic | BindingFlags.Static)!, value)
            : Expression.Convert(value, typeof(object));
    }

    /// <summary>A formatter for awaited results; null where they can be passed on as they are.</summary>
    internal static Delegate? Formatter(Type type, IdFormatter? ids)
    {
        if (ids is null && !type.IsValueType)
        {
            return null;
        }

        ParameterExpression value = Expression.Parameter(type, "value");
        return Expression.Lambda(typeof(Func<,>).MakeGenericType(type, typeof(object)), ToObject(value, ids), value).Compile();
    }

    private static Expression FormatId(Expression value, IdFormatter ids)
    {
        Expression argument = value.Type == typeof(long) || value.Type == typeof(string) ? value : Expression.Convert(value, typeof(object));
        MethodInfo format = typeof(IdFormatter).GetMethod(
            nameof(IdFormatter.Format), BindingFlags.NonPublic | BindingFlags.Instance, [argument.Type])!;
        return Expression.Convert(Expression.Call(Expression.Constant(ids), format, argument), typeof(object));
    }
}
