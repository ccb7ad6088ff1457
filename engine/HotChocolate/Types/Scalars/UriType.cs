using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A uniform resource identifier (RFC 3986), absolute or relative.</summary>
public sealed class UriType() : ScalarType(
    ScalarNames.URI,
    typeof(Uri),
    "The `URI` scalar type represents a Uniform Resource Identifier (URI) as defined by RFC 3986.",
    "https://scalars.graphql.org/chillicream/uri.html")
{
    public override bool IsValueCompatible(IValueNode literal) =>
        literal is StringValueNode text && Uri.TryCreate(text.Value, UriKind.RelativeOrAbsolute, out _);

    internal override object CoerceInputLiteral(IValueNode literal) =>
        literal is StringValueNode text && Uri.TryCreate(text.Value, UriKind.RelativeOrAbsolute, out Uri? uri)
            ? uri
            : throw CanNotRead(literal);

    internal override object CoerceInputValue(JsonElement value) =>
        value.ValueKind is JsonValueKind.String && Uri.TryCreate(value.GetString(), UriKind.RelativeOrAbsolute, out Uri? uri)
            ? uri
            : throw CanNotRead(value.GetRawText());

    internal override void WriteOutputValue(Utf8JsonWriter writer, object value) =>
        writer.WriteStringValue(value is Uri uri ? uri.ToString() : throw CanNotWrite(value));

    internal override IValueNode ValueToLiteral(object value) => new StringValueNode(((Uri)value).ToString());
}
