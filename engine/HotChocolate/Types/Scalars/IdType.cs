using System.Globalization;
using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>An identifier: read from text or integers, written as text (specification 3.5.5).</summary>
public sealed class IdType() : ScalarType(ScalarNames.ID, typeof(string))
{
    public override bool IsValueCompatible(IValueNode literal) => literal is StringValueNode or IntValueNode;

    internal override object CoerceInputLiteral(IValueNode literal) => literal switch
    {
        StringValueNode text => text.Value,
        IntValueNode number => number.Value,
        _ => throw CanNotRead(literal),
    };

    internal override object CoerceInputValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when IsInteger(value) || JsonNumber.TryGetInteger(value, out _) => TextOf(value),
        _ => throw CanNotRead(value.GetRawText()),
    };

    /// <summary>The text of an identifier that came as a JSON number: an integer, whatever its notation, in digits.</summary>
    internal static string TextOf(JsonElement number) => !IsInteger(number) && JsonNumber.TryGetInteger(number, out long value)
        ? value.ToString(CultureInfo.InvariantCulture)
        : number.GetRawText();

    internal override void WriteOutputValue(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case Guid guid:
                writer.WriteStringValue(guid.ToString("D"));
                break;
            case int or long or short or byte:
                writer.WriteStringValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                throw CanNotWrite(value);
        }
    }

    internal override IValueNode ValueToLiteral(object value) =>
        new StringValueNode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);

    private static bool IsInteger(JsonElement value) => !value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E');
}
