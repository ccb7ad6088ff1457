using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HotChocolate.Execution.Relay;

namespace HotChocolate.Types.Relay;

/// <summary>Ids of a schema without global object identification: what the type itself uses, as text.</summary>
internal sealed class PlainIds : INodeIdSerializer
{
    public string Format(string typeName, object internalId) => internalId is Guid guid
        ? guid.ToString("D")
        : Convert.ToString(internalId, CultureInfo.InvariantCulture)!;

    public NodeId Parse(string formattedId, Type runtimeType) =>
        TryParse(formattedId, runtimeType, out NodeId? id) ? id.Value : throw new NodeIdInvalidFormatException(formattedId);

    internal static bool TryParse(string formattedId, Type runtimeType, [NotNullWhen(true)] out NodeId? id)
    {
        object? value = DefaultNodeIdSerializer.Read(System.Text.Encoding.UTF8.GetBytes(formattedId), runtimeType);
        id = value is null ? null : new NodeId(string.Empty, value);
        return id is not null;
    }

    bool INodeIdSerializer.TryParseTypeName(string formattedId, [NotNullWhen(true)] out string? typeName)
    {
        typeName = null;
        return false;
    }
}
