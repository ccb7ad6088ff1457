using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Execution.Processing;

/// <summary>Writes JSON as GraphQL literals.</summary>
internal static class JsonLiteral
{
    public static IValueNode Parse(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new StringValueNode(json.GetString()!),
        JsonValueKind.True => new BooleanValueNode(true),
        JsonValueKind.False => new BooleanValueNode(false),
        JsonValueKind.Number => json.TryGetInt64(out var integer) ? new IntValueNode(integer) : new FloatValueNode(json.GetDouble()),
        JsonValueKind.Array => new ListValueNode([.. json.EnumerateArray().Select(Parse)]),
        JsonValueKind.Object => new ObjectValueNode(
            [.. json.EnumerateObject().Select(member => new ObjectFieldNode(member.Name, Parse(member.Value)))]),
        _ => NullValueNode.Default,
    };
}
