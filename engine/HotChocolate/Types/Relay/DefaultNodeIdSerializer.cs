using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace HotChocolate.Types.Relay;

/// <summary>
/// Writes global ids as Base64 of <c>Type:id</c>; reads the plain and the URL-safe alphabet, padded or not. A
/// <see cref="Guid"/> is written as its 16 bytes.
/// </summary>
public sealed class DefaultNodeIdSerializer : INodeIdSerializer
{
    private const int LongestId = 1024;
    private const byte Separator = (byte)':';

    public string Format(string typeName, object internalId)
    {
        string id = internalId switch
        {
            string text => text,
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new ArgumentException($"A {internalId.GetType().Name} can not be an id.", nameof(internalId)),
        };
        return Encode(typeName, id);
    }

    public NodeId Parse(string formattedId, Type runtimeType) =>
        TryParse(formattedId, runtimeType, out NodeId? id) ? id.Value : throw new NodeIdInvalidFormatException(formattedId);

    public bool TryParse(string formattedId, Type runtimeType, [NotNullWhen(true)] out NodeId? id)
    {
        id = null;
        if (!TrySplit(formattedId, out string? typeName, out string? text) || !TryConvert(text, runtimeType, out object? value))
        {
            return false;
        }

        id = new NodeId(typeName, value);
        return true;
    }

    public bool TryParseTypeName(string formattedId, [NotNullWhen(true)] out string? typeName) =>
        TrySplit(formattedId, out typeName, out _);

    private static string Encode(string typeName, string id)
    {
        int length = Encoding.UTF8.GetByteCount(typeName) + 1 + Encoding.UTF8.GetByteCount(id);
        Span<byte> bytes = length <= 256 ? stackalloc byte[length] : new byte[length];
        int written = Encoding.UTF8.GetBytes(typeName, bytes);
        bytes[written++] = Separator;
        Encoding.UTF8.GetBytes(id, bytes[written..]);
        return Convert.ToBase64String(bytes);
    }

    private static bool TrySplit(string formattedId, [NotNullWhen(true)] out string? typeName, [NotNullWhen(true)] out string? id)
    {
        (typeName, id) = (null, null);
        if (formattedId.Length is 0 or > LongestId)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[LongestId];
        if (!TryDecode(formattedId, bytes, out int length))
        {
            return false;
        }

        ReadOnlySpan<byte> decoded = bytes[..length];
        int colon = decoded.IndexOf(Separator);
        if (colon <= 0 || colon == decoded.Length - 1)
        {
            return false;
        }

        typeName = Encoding.UTF8.GetString(decoded[..colon]);
        id = Encoding.UTF8.GetString(decoded[(colon + 1)..]);
        return true;
    }

    private static bool TryDecode(string text, Span<byte> bytes, out int length)
    {
        ReadOnlySpan<char> characters = text.AsSpan().TrimEnd('=');
        Span<char> urlSafe = stackalloc char[characters.Length];
        characters.CopyTo(urlSafe);
        urlSafe.Replace('+', '-');
        urlSafe.Replace('/', '_');
        return Base64Url.TryDecodeFromChars(urlSafe, bytes, out length);
    }

    private static bool TryConvert(string text, Type runtimeType, [NotNullWhen(true)] out object? value)
    {
        value = null;
        if (runtimeType == typeof(long))
        {
            value = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
        }
        else if (runtimeType == typeof(int))
        {
            value = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;
        }
        else if (runtimeType == typeof(short))
        {
            value = short.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out short number) ? number : null;
        }
        else if (runtimeType == typeof(Guid))
        {
            value = Guid.TryParse(text, out Guid guid) ? guid : null;
        }
        else if (runtimeType == typeof(string))
        {
            value = text;
        }

        return value is not null;
    }
}
