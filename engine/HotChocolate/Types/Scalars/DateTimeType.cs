using System.Globalization;
using System.Text;
using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A moment: RFC 3339 with an offset on the way in, UTC on the way out.</summary>
public sealed class DateTimeType() : ScalarType(
    ScalarNames.DateTime,
    typeof(DateTimeOffset),
    "The `DateTime` scalar type represents a date and time with time zone offset information.",
    "https://scalars.graphql.org/chillicream/date-time.html")
{
    public override bool IsValueCompatible(IValueNode literal) =>
        literal is StringValueNode text && TryParse(text.Value, out _);

    internal override object CoerceInputLiteral(IValueNode literal) =>
        literal is StringValueNode text && TryParse(text.Value, out DateTimeOffset moment) ? moment : throw CanNotRead(literal);

    internal override object CoerceInputValue(JsonElement value) =>
        value.ValueKind is JsonValueKind.String && TryParse(value.GetString()!, out DateTimeOffset moment)
            ? moment
            : throw CanNotRead(value.GetRawText());

    internal override void WriteOutputValue(Utf8JsonWriter writer, object value)
    {
        Span<byte> text = stackalloc byte[LongestUtf8];
        writer.WriteStringValue(text[..Write(ToUtc(value), text)]);
    }

    internal override IValueNode ValueToLiteral(object value)
    {
        Span<byte> text = stackalloc byte[LongestUtf8];
        return new StringValueNode(Encoding.ASCII.GetString(text[..Write(ToUtc(value), text)]));
    }

    /// <summary>The most bytes that <see cref="Write"/> needs.</summary>
    internal const int LongestUtf8 = 28;

    /// <summary>Writes a moment of UTC and returns its length.</summary>
    internal static int Write(DateTime utc, Span<byte> output)
    {
        _ = utc.TryFormat(output, out int written, "O", CultureInfo.InvariantCulture);
        int end = written - 1;
        while (output[end - 1] == '0')
        {
            end--;
        }

        if (output[end - 1] == '.')
        {
            end--;
        }

        output[end] = (byte)'Z';
        return end + 1;
    }

    private DateTime ToUtc(object value) => value switch
    {
        DateTimeOffset moment => moment.UtcDateTime,
        DateTime { Kind: DateTimeKind.Unspecified } moment => DateTime.SpecifyKind(moment, DateTimeKind.Utc),
        DateTime moment => moment.ToUniversalTime(),
        _ => throw CanNotWrite(value),
    };

    private static bool TryParse(string text, out DateTimeOffset moment)
    {
        moment = default;
        return HasDateTimeShape(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);
    }

    /// <summary>RFC 3339's grammar, which <see cref="DateTimeOffset"/> alone is too lenient for.</summary>
    private static bool HasDateTimeShape(string text)
    {
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or 't') || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        int end = 19;
        if (text[end] == '.')
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }
        }

        ReadOnlySpan<char> offset = text.AsSpan(end);
        return offset is "Z" or "z" || (offset.Length == 6 && offset[0] is '+' or '-' && offset[3] == ':');
    }
}
