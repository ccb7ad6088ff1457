using System.Globalization;
using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>Text (specification 3.5.3).</summary>
public sealed class StringType() : ScalarType(ScalarNames.String, typeof(string))
{
    public override bool IsValueCompatible(IValueNode literal) => literal is StringValueNode;

    internal override object CoerceInputLiteral(IValueNode literal) =>
        literal is StringValueNode text ? text.Value : throw CanNotRead(literal);

    internal override object CoerceInputValue(JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? value.GetString()! : throw CanNotRead(value.GetRawText());

    internal override void WriteOutputValue(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case IFormattable formattable:
                writer.WriteStringValue(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            case char or bool or Uri:
                writer.WriteStringValue(value.ToString());
                break;
            default:
                throw CanNotWrite(value);
        }
    }

    internal override IValueNode ValueToLiteral(object value) => new StringValueNode((string)value);
}
