using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>Converts scalars, and adapts them where the CLR type is a narrower one of the same kind.</summary>
internal sealed class ScalarConverter(bool isNonNull, ScalarType scalar, Type runtimeType) : InputConverter(isNonNull)
{
    private readonly Func<object, object>? _adapt = AdapterTo(scalar.RuntimeType, runtimeType);

    private protected override object ConvertLiteral(IValueNode literal, VariableValues variables) =>
        Adapt(scalar.CoerceInputLiteral(literal));

    private protected override object ConvertJson(JsonElement json) => Adapt(scalar.CoerceInputValue(json));

    private object Adapt(object value) => _adapt is null ? value : _adapt(value);

    private static Func<object, object>? AdapterTo(Type scalarType, Type runtimeType)
    {
        if (scalarType == typeof(DateTimeOffset) && runtimeType == typeof(DateTime))
        {
            return value => ((DateTimeOffset)value).UtcDateTime;
        }

        return scalarType == typeof(double) && runtimeType == typeof(float) ? value => (float)(double)value : null;
    }
}
