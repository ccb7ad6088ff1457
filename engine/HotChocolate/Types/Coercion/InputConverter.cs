using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>
/// Makes the CLR values of one argument or input field. Built once per declaration, so that nothing is looked up while a
/// request runs.
/// </summary>
internal abstract class InputConverter(bool isNonNull)
{
    /// <summary>Converts a literal; variables in it must have been coerced (specification 6.1.2).</summary>
    /// <exception cref="CoercionException">The literal does not fit.</exception>
    internal object? FromLiteral(IValueNode literal, VariableValues variables)
    {
        switch (literal)
        {
            case VariableNode variable:
                return FromVariable(variables.TryGet(variable.Value, out VariableValue value) ? value : default, variable);
            case NullValueNode:
                return FromNull();
            default:
                return ConvertLiteral(literal, variables);
        }
    }

    /// <summary>Converts JSON.</summary>
    /// <exception cref="CoercionException">The JSON does not fit.</exception>
    internal object? FromJson(JsonElement json) =>
        json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? FromNull() : ConvertJson(json);

    /// <summary>Converts the value of a variable that is used in the document; an absent one is null.</summary>
    /// <exception cref="CoercionException">The value does not fit; the exception knows where the variable is used.</exception>
    internal object? FromVariable(VariableValue value, VariableNode usage)
    {
        try
        {
            return value.Literal is { } literal ? FromLiteral(literal, VariableValues.Empty) : FromJson(value.Json);
        }
        catch (CoercionException fault)
        {
            throw fault.At(usage.Location);
        }
    }

    private protected abstract object? ConvertLiteral(IValueNode literal, VariableValues variables);

    private protected abstract object? ConvertJson(JsonElement json);

    private object? FromNull() => isNonNull ? throw new CoercionException("The value must not be null.") : null;
}
