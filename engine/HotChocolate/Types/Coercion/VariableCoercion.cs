using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>Coerces an operation's variables (specification 6.1.2, CoerceVariableValues).</summary>
internal static class VariableCoercion
{
    /// <summary>
    /// Checks what the request gave (a JSON object, null or nothing) against the definitions and fills in defaults.
    /// </summary>
    /// <exception cref="GraphQLException">One error per variable that does not fit, with the definition's location.</exception>
    internal static VariableValues Coerce(
        ISchemaDefinition schema, IReadOnlyList<VariableDefinitionNode> definitions, JsonElement variables)
    {
        if (definitions.Count == 0)
        {
            return VariableValues.Empty;
        }

        var values = new Dictionary<string, VariableValue>(definitions.Count, StringComparer.Ordinal);
        List<IError>? errors = null;
        foreach (VariableDefinitionNode definition in definitions)
        {
            string name = definition.Variable.Name.Value;
            try
            {
                if (TryCoerce(schema, definition, variables, out VariableValue value))
                {
                    values.Add(name, value);
                }
            }
            catch (CoercionException fault)
            {
                (errors ??= []).Add(CreateError(definition, fault));
            }
        }

        return errors is null ? new VariableValues(values) : throw new GraphQLException(errors);
    }

    private static bool TryCoerce(
        ISchemaDefinition schema, VariableDefinitionNode definition, JsonElement variables, out VariableValue value)
    {
        IType type = ToType(schema, definition.Type);
        if (variables.ValueKind is JsonValueKind.Object
            && variables.TryGetProperty(definition.Variable.Name.Value, out JsonElement json))
        {
            InputValueCheck.Check(type, json);
            value = new VariableValue(json, null);
            return true;
        }

        value = new VariableValue(default, definition.DefaultValue);
        return definition.DefaultValue is not null
            || (type.IsNonNullType() ? throw new CoercionException($"A value of the type {type} is required.") : false);
    }

    private static IType ToType(ISchemaDefinition schema, ITypeNode type) => type switch
    {
        NonNullTypeNode nonNull => new NonNullType(ToType(schema, nonNull.Type)),
        ListTypeNode list => new ListType(ToType(schema, list.Type)),
        NamedTypeNode named when schema.TryGetType(named.Name.Value, out TypeDefinition? definition) && definition.IsInputType() => definition,
        _ => throw new CoercionException($"The type {type} is no input type."),
    };

    private static IError CreateError(VariableDefinitionNode definition, CoercionException fault)
    {
        string path = InputPath.Print("$" + definition.Variable.Name.Value, fault.Path);
        ErrorBuilder error = ErrorBuilder.New()
            .SetMessage($"Variable '{path}' has an invalid value. {fault.Message}")
            .SetCode(ErrorCodes.Execution.InvalidType)
            .SetExtension("variable", path);
        if (definition.Location is { } location)
        {
            error.AddLocation(location.Line, location.Column);
        }

        return error.Build();
    }
}
