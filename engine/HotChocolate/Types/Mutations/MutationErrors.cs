using System.Linq.Expressions;
using System.Reflection;

namespace HotChocolate.Types;

/// <summary>The errors that a mutation declares, and how exceptions become them: by exact type.</summary>
internal sealed class MutationErrors
{
    private const string Factory = "CreateErrorFrom";
    private readonly Dictionary<Type, Func<Exception, object>> _factories = [];

    internal MutationErrors(IEnumerable<Type> errorTypes)
    {
        Types = [.. errorTypes.Distinct()];
        foreach (Type type in Types)
        {
            AddFactories(type);
        }
    }

    internal IReadOnlyList<Type> Types { get; }

    /// <summary>The errors of a thrown exception; null when one of them is not declared.</summary>
    internal IReadOnlyList<object>? Map(Exception exception)
    {
        if (exception is not AggregateException aggregate)
        {
            return _factories.TryGetValue(exception.GetType(), out Func<Exception, object>? create) ? [create(exception)] : null;
        }

        var errors = new List<object>();
        foreach (Exception inner in aggregate.InnerExceptions)
        {
            if (Map(inner) is not { } mapped)
            {
                return null;
            }

            errors.AddRange(mapped);
        }

        return errors;
    }

    private void AddFactories(Type type)
    {
        if (typeof(Exception).IsAssignableFrom(type))
        {
            _factories[type] = exception => exception;
            return;
        }

        foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            if (method.Name == Factory && method.GetParameters() is [{ } parameter] && typeof(Exception).IsAssignableFrom(parameter.ParameterType))
            {
                _factories[parameter.ParameterType] = Compile(parameter.ParameterType, exception => Expression.Call(method, exception));
            }
        }

        foreach (ConstructorInfo constructor in type.GetConstructors())
        {
            if (constructor.GetParameters() is [{ } parameter] && typeof(Exception).IsAssignableFrom(parameter.ParameterType))
            {
                _factories.TryAdd(
                    parameter.ParameterType, Compile(parameter.ParameterType, exception => Expression.New(constructor, exception)));
            }
        }
    }

    private static Func<Exception, object> Compile(Type exceptionType, Func<Expression, Expression> create)
    {
        ParameterExpression exception = Expression.Parameter(typeof(Exception), "exception");
        Expression body = Expression.Convert(create(Expression.Convert(exception, exceptionType)), typeof(object));
        return Expression.Lambda<Func<Exception, object>>(body, exception).Compile();
    }
}
