using System.Globalization;
using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A 32-bit integer (specification 3.5.1).</summary>
public sealed class IntType() : ScalarType(ScalarNames.Int, typeof(int))
{
    public override bool IsValueCompatible(IValueNode literal) =>
        literal is IntValueNode number && int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    internal override object CoerceInputLiteral(IValueNode literal) =>
        literal is IntValueNode number
        && int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            ? Boxes.Of(value)
            : throw CanNotRead(literal);

    internal override object CoerceInputValue(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && JsonNumber.TryGetInteger(value, out long number) && number is >= int.MinValue and <= int.MaxValue
            ? Boxes.Of((int)number)
            : throw CanNotRead(value.GetRawText());

    internal override void WriteOutputValue(Utf8JsonWriter writer, object value) => writer.WriteNumberValue(value switch
    {
        int number => number,
        short number => number,
        byte number => number,
        long and >= int.MinValue and <= int.MaxValue => (int)(long)value,
        _ => throw CanNotWrite(value),
    });

    internal override IValueNode ValueToLiteral(object value) =>
        new IntValueNode(Convert.ToInt64(value, CultureInfo.InvariantCulture));
}

/// <summary>A 64-bit integer.</summary>
public sealed class LongType() : ScalarType(
    ScalarNames.Long,
    typeof(long),
    "The `Long` scalar type represents a signed 64-bit integer.",
    "https://scalars.graphql.org/chillicream/long.html")
{
    public override bool IsValueCompatible(IValueNode literal) =>
        literal is IntValueNode number && long.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    internal override object CoerceInputLiteral(IValueNode literal) =>
        literal is IntValueNode number
        && long.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw CanNotRead(literal);

    internal override object CoerceInputValue(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && JsonNumber.TryGetInteger(value, out long number)
            ? number
            : throw CanNotRead(value.GetRawText());

    internal override void WriteOutputValue(Utf8JsonWriter writer, object value) => writer.WriteNumberValue(value switch
    {
        long number => number,
        int number => number,
        uint number => number,
        short number => number,
        byte number => number,
        _ => throw CanNotWrite(value),
    });

    internal override IValueNode ValueToLiteral(object value) =>
        new IntValueNode(Convert.ToInt64(value, CultureInfo.InvariantCulture));
}

/// <summary>A double-precision number (specification 3.5.2).</summary>
public sealed class FloatType() : ScalarType(ScalarNames.Float, typeof(double))
{
    public override bool IsValueCompatible(IValueNode literal) =>
        literal is IFloatValueLiteral number && double.IsFinite(number.ToDouble());

    internal override object CoerceInputLiteral(IValueNode literal) =>
        literal is IFloatValueLiteral number && double.IsFinite(number.ToDouble()) ? number.ToDouble() : throw CanNotRead(literal);

    internal override object CoerceInputValue(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw CanNotRead(value.GetRawText());

    internal override void WriteOutputValue(Utf8JsonWriter writer, object value)
    {
        double number = value switch
        {
            double d => d,
            float f => f,
            decimal m => (double)m,
            int i => i,
            long l => l,
            _ => throw CanNotWrite(value),
        };
        writer.WriteNumberValue(double.IsFinite(number) ? number : throw CanNotWrite(value));
    }

    internal override IValueNode ValueToLiteral(object value) =>
        new FloatValueNode(Convert.ToDouble(value, CultureInfo.InvariantCulture));
}

/// <summary>Reads JSON numbers as the specification wants integers: a zero fraction is still an integer.</summary>
internal static class JsonNumber
{
    internal static bool TryGetInteger(JsonElement value, out long number)
    {
        if (value.TryGetInt64(out number))
        {
            return true;
        }

        if (value.TryGetDecimal(out decimal exact) && decimal.IsInteger(exact) && exact is >= long.MinValue and <= long.MaxValue)
        {
            number = (long)exact;
            return true;
        }

        return false;
    }
}
