using System.Text.Json;
using HotChocolate.Language;
using HotChocolate.Types.Relay;

namespace HotChocolate.Types;

/// <summary>Takes global ids apart and refuses those of other types.</summary>
internal sealed class IdConverter(bool isNonNull, INodeIdSerializer nodeIds, string? typeName, Type runtimeType) : InputConverter(isNonNull)
{
    private protected override object ConvertLiteral(IValueNode literal, VariableValues variables) => literal switch
    {
        StringValueNode text => Parse(text.Value),
        IntValueNode number => Parse(number.Value),
        _ => throw new CoercionException($"{ScalarNames.ID} cannot represent the value: {literal}"),
    };

    private protected override object ConvertJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Parse(json.GetString()!),
        JsonValueKind.Number => Parse(IdType.TextOf(json)),
        _ => throw new CoercionException($"{ScalarNames.ID} cannot represent the value: {json.GetRawText()}"),
    };

    private object Parse(string text)
    {
        if (typeName is not null && nodeIds.TryParseTypeName(text, out string? given) && given != typeName)
        {
            throw new GraphQLException(ErrorBuilder.New()
                .SetMessage($"The node id type name `{given}` does not match the expected type name `{typeName}`.")
                .Build());
        }

        return nodeIds.Parse(text, runtimeType).InternalId;
    }
}
