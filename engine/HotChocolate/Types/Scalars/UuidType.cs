using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A universally unique identifier (RFC 9562), written with hyphens.</summary>
public sealed class UuidType() : ScalarType(
    ScalarNames.UUID,
    typeof(Guid),
    specifiedBy: "https://scalars.graphql.org/chillicream/uuid.html")
{
    public override bool IsValueCompatible(IValueNode literal) => literal is StringValueNode text && Guid.TryParse(text.Value, out _);

    internal override object CoerceInputLiteral(IValueNode literal) =>
        literal is StringValueNode text && Guid.TryParse(text.Value, out Guid value) ? value : throw CanNotRead(literal);

    internal override object CoerceInputValue(JsonElement value) =>
        value.ValueKind is JsonValueKind.String && Guid.TryParse(value.GetString(), out Guid guid)
            ? guid
            : throw CanNotRead(value.GetRawText());

    internal override void WriteOutputValue(Utf8JsonWriter writer, object value) =>
        writer.WriteStringValue(value is Guid guid ? guid : throw CanNotWrite(value));

    internal override IValueNode ValueToLiteral(object value) => new StringValueNode(((Guid)value).ToString("D"));
}
