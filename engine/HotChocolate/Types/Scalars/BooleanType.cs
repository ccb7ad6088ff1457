using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>True or false (specification 3.5.4).</summary>
public sealed class BooleanType() : ScalarType(ScalarNames.Boolean, typeof(bool))
{
    public override bool IsValueCompatible(IValueNode literal) => literal is BooleanValueNode;

    internal override object CoerceInputLiteral(IValueNode literal) =>
        literal is BooleanValueNode boolean ? Boxes.Of(boolean.Value) : throw CanNotRead(literal);

    internal override object CoerceInputValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => Boxes.True,
        JsonValueKind.False => Boxes.False,
        _ => throw CanNotRead(value.GetRawText()),
    };

    internal override void WriteOutputValue(Utf8JsonWriter writer, object value) =>
        writer.WriteBooleanValue(value is bool boolean ? boolean : throw CanNotWrite(value));

    internal override IValueNode ValueToLiteral(object value) => new BooleanValueNode((bool)value);
}
