using System.Linq.Expressions;
using System.Reflection;
using HotChocolate.Resolvers;

namespace HotChocolate.Types;

/// <summary>Makes CLR objects of coerced input fields, by constructor where there is one and by setters.</summary>
internal static class InputObjectConstruction
{
    /// <summary>The constructor with the most parameters, all of which belong to properties.</summary>
    internal static ConstructorInfo? FindConstructor(Type type)
    {
        PropertyInfo[] properties = type.GetProperties();
        return type.GetConstructors()
            .Where(c => c.GetParameters().All(p => Array.Exists(properties, property => IsFor(p, property))))
            .MaxBy(c => c.GetParameters().Length);
    }

    internal static bool IsFor(ParameterInfo parameter, PropertyInfo property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Compiles the construction; slots follow the input fields' order.</summary>
    internal static Func<ArgumentValue[], object> Compile(InputObjectType type)
    {
        ParameterExpression values = Expression.Parameter(typeof(ArgumentValue[]), "values");
        ParameterExpression instance = Expression.Variable(type.RuntimeType, "instance");
        ParameterInfo[] parameters = FindConstructor(type.RuntimeType)?.GetParameters() ?? [];
        NewExpression create = parameters.Length == 0
            ? Expression.New(type.RuntimeType)
            : Expression.New(FindConstructor(type.RuntimeType)!, parameters.Select(p => ParameterValue(type, p, values)));
        var steps = new List<Expression> { Expression.Assign(instance, create) };
        foreach (InputField field in type.Fields)
        {
            if (field.Property is { SetMethod.IsPublic: true } property && !Array.Exists(parameters, p => IsFor(p, property)))
            {
                steps.Add(SetProperty(instance, field, property, values));
            }
        }

        steps.Add(Expression.Convert(instance, typeof(object)));
        return Expression.Lambda<Func<ArgumentValue[], object>>(Expression.Block([instance], steps), values).Compile();
    }

    private static Expression ParameterValue(InputObjectType type, ParameterInfo parameter, Expression values)
    {
        InputField? field = type.Fields.FirstOrDefault(f => f.Property is { } property && IsFor(parameter, property));
        return field is null
            ? Expression.Default(parameter.ParameterType)
            : ArgumentBinding.To(Slot(values, field), parameter.ParameterType);
    }

    /// <summary>A property that the request leaves out keeps what its initialiser gave it.</summary>
    private static ConditionalExpression SetProperty(Expression instance, InputField field, PropertyInfo property, Expression values)
    {
        Expression isGiven = field.DefaultValue is null
            ? Expression.Property(Slot(values, field), nameof(ArgumentValue.IsSet))
            : Expression.Constant(true);
        return Expression.IfThen(
            isGiven,
            Expression.Assign(Expression.Property(instance, property), ArgumentBinding.To(Slot(values, field), property.PropertyType)));
    }

    private static BinaryExpression Slot(Expression values, InputField field) =>
        Expression.ArrayIndex(values, Expression.Constant(field.Index));
}
