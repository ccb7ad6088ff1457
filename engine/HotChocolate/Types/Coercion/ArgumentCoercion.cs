using HotChocolate.Language;
using HotChocolate.Resolvers;

namespace HotChocolate.Types;

/// <summary>Coerces argument values (specification 6.4.1, CoerceArgumentValues).</summary>
internal static class ArgumentCoercion
{
    /// <summary>Coerces all arguments of a field; the result's slots follow <see cref="InputValueDefinition.Index"/>.</summary>
    /// <exception cref="GraphQLException">One or more arguments do not fit; each error has its location, none a path.</exception>
    internal static ArgumentValue[] Coerce(
        FieldCollection<Argument> definitions, IReadOnlyList<ArgumentNode> given, VariableValues variables, Language.Location? fieldLocation)
    {
        if (definitions.Count == 0)
        {
            return [];
        }

        var values = new ArgumentValue[definitions.Count];
        List<IError>? errors = null;
        foreach (Argument definition in definitions.AsSpan())
        {
            IValueNode? literal = Find(given, definition.Name);
            try
            {
                values[definition.Index] = Coerce(definition, literal, variables);
            }
            catch (CoercionException fault)
            {
                (errors ??= []).Add(CreateError(definition, fault, fault.Location ?? literal?.Location ?? fieldLocation));
            }
        }

        return errors is null ? values : throw new GraphQLException(errors);
    }

    /// <summary>Coerces one argument.</summary>
    /// <exception cref="CoercionException">The value does not fit, or a required one is missing.</exception>
    internal static ArgumentValue Coerce(InputValueDefinition definition, IValueNode? literal, VariableValues variables)
    {
        if (literal is VariableNode variable)
        {
            if (variables.TryGet(variable.Value, out VariableValue value))
            {
                return new ArgumentValue(definition.Converter.FromVariable(value, variable), IsSet: true);
            }

            if (definition.IsRequired)
            {
                throw new CoercionException("A value is required.").At(variable.Location);
            }
        }
        else if (literal is not null)
        {
            return new ArgumentValue(definition.Converter.FromLiteral(literal, variables), IsSet: true);
        }

        return new ArgumentValue(GetDefault(definition), IsSet: false);
    }

    private static object? GetDefault(InputValueDefinition definition) =>
        definition.IsRequired ? throw new CoercionException("A value is required.") : definition.DefaultRuntimeValue;

    private static IValueNode? Find(IReadOnlyList<ArgumentNode> given, string name)
    {
        for (int i = 0; i < given.Count; i++)
        {
            if (given[i].Name.Value == name)
            {
                return given[i].Value;
            }
        }

        return null;
    }

    private static IError CreateError(Argument definition, CoercionException fault, Language.Location? location)
    {
        ErrorBuilder error = ErrorBuilder.New()
            .SetMessage($"Argument '{InputPath.Print(definition.Name, fault.Path)}' has an invalid value. {fault.Message}")
            .SetCode(ErrorCodes.Execution.InvalidType)
            .SetExtension("argument", InputPath.Print(definition.Name, fault.Path));
        if (location is not null)
        {
            error.AddLocation(location.Line, location.Column);
        }

        return error.Build();
    }
}
