using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A request's coerced variables by name: those given, and those with a default.</summary>
internal sealed class VariableValues(Dictionary<string, VariableValue> values)
{
    internal static VariableValues Empty { get; } = new([]);

    internal int Count => values.Count;

    internal IEnumerable<string> Names => values.Keys;

    internal bool TryGet(string name, out VariableValue value) => values.TryGetValue(name, out value);
}

/// <summary>A variable's checked value: JSON as the request gave it, or the literal of its default.</summary>
internal readonly record struct VariableValue(JsonElement Json, IValueNode? Literal)
{
    internal bool IsNull =>
        Literal is null ? Json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined : Literal is NullValueNode;
}
