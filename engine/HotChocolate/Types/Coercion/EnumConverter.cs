using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>Converts enum values (specification 3.9.1).</summary>
internal sealed class EnumConverter(bool isNonNull, EnumType type) : InputConverter(isNonNull)
{
    private protected override object ConvertLiteral(IValueNode literal, VariableValues variables) =>
        literal is EnumValueNode node && type.TryGetValue(node.Value, out EnumValue? value)
            ? value.Value
            : throw new CoercionException($"{type.Name} has no value {literal}.");

    private protected override object ConvertJson(JsonElement json) =>
        json.ValueKind is JsonValueKind.String && type.TryGetValue(json.GetString()!, out EnumValue? value)
            ? value.Value
            : throw new CoercionException($"{type.Name} has no value {json.GetRawText()}.");
}
