using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using HotChocolate.Execution.Relay;
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
    private const int GuidLength = 16;
    private const byte Separator = (byte)':';

    public string Format(string typeName, object internalId)
    {
        switch (internalId)
        {
            case string text:
                return Encode(typeName, Encoding.UTF8.GetBytes(text));
            case long number:
                return Format(typeName, number);
            case int number:
                return Format(typeName, number);
            case short number:
                return Format(typeName, number);
            case Guid guid:
                Span<byte> bytes = stackalloc byte[GuidLength];
                _ = guid.TryWriteBytes(bytes);
                return Encode(typeName, bytes);
            default:
                throw new ArgumentException($"A {internalId.GetType().Name} can not be an id.", nameof(internalId));
        }
    }

    public NodeId Parse(string formattedId, Type runtimeType) =>
        TryParse(formattedId, runtimeType, out NodeId? id) ? id.Value : throw new NodeIdInvalidFormatException(formattedId);

    internal static bool TryParse(string formattedId, Type runtimeType, [NotNullWhen(true)] out NodeId? id)
    {
        id = null;
        Span<byte> bytes = stackalloc byte[LongestId];
        if (!TryDecode(formattedId, bytes, out ReadOnlySpan<byte> typeName, out ReadOnlySpan<byte> internalId)
            || Read(internalId, runtimeType) is not { } value)
        {
            return false;
        }

        id = new NodeId(Encoding.UTF8.GetString(typeName), value);
        return true;
    }

    bool INodeIdSerializer.TryParseTypeName(string formattedId, [NotNullWhen(true)] out string? typeName)
    {
        Span<byte> bytes = stackalloc byte[LongestId];
        typeName = TryDecode(formattedId, bytes, out ReadOnlySpan<byte> name, out _) ? Encoding.UTF8.GetString(name) : null;
        return typeName is not null;
    }

    /// <summary>Makes the global id of a number without boxing it.</summary>
    internal string Format(string typeName, long internalId)
    {
        Span<byte> id = stackalloc byte[20];
        _ = internalId.TryFormat(id, out int written, default, CultureInfo.InvariantCulture);
        return Encode(typeName, id[..written]);
    }

    /// <summary>The most bytes of a number's id whose type name has at most 63.</summary>
    internal const int LongestNumberId = 128;

    /// <summary>What stands before the internal id, in UTF-8.</summary>
    internal static byte[] PrefixOf(string typeName) => [.. Encoding.UTF8.GetBytes(typeName), Separator];

    /// <summary>Writes a number's global id as UTF-8 and returns its length.</summary>
    internal static int Write(ReadOnlySpan<byte> prefix, long internalId, Span<byte> output)
    {
        Span<byte> bytes = stackalloc byte[prefix.Length + 20];
        prefix.CopyTo(bytes);
        _ = internalId.TryFormat(bytes[prefix.Length..], out int digits, default, CultureInfo.InvariantCulture);
        _ = Base64.EncodeToUtf8(bytes[..(prefix.Length + digits)], output, out _, out int written);
        return written;
    }

    private static string Encode(string typeName, ReadOnlySpan<byte> id)
    {
        int length = Encoding.UTF8.GetMaxByteCount(typeName.Length) + 1 + id.Length;
        Span<byte> bytes = length <= 256 ? stackalloc byte[length] : new byte[length];
        int written = Encoding.UTF8.GetBytes(typeName, bytes);
        bytes[written++] = Separator;
        id.CopyTo(bytes[written..]);
        return Convert.ToBase64String(bytes[..(written + id.Length)]);
    }

    private static bool TryDecode(
        string formattedId, Span<byte> bytes, out ReadOnlySpan<byte> typeName, out ReadOnlySpan<byte> internalId)
    {
        typeName = [];
        internalId = [];
        if (formattedId.Length is 0 or > LongestId)
        {
            return false;
        }

        ReadOnlySpan<char> characters = formattedId.AsSpan().TrimEnd('=');
        Span<char> urlSafe = stackalloc char[characters.Length];
        characters.CopyTo(urlSafe);
        urlSafe.Replace('+', '-');
        urlSafe.Replace('/', '_');
        if (Base64Url.DecodeFromChars(urlSafe, bytes, out _, out int length) is not OperationStatus.Done)
        {
            return false;
        }

        ReadOnlySpan<byte> decoded = bytes[..length];
        int colon = decoded.IndexOf(Separator);
        if (colon <= 0 || colon == decoded.Length - 1)
        {
            return false;
        }

        typeName = decoded[..colon];
        internalId = decoded[(colon + 1)..];
        return true;
    }

    internal static object? Read(ReadOnlySpan<byte> id, Type runtimeType)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign;
        CultureInfo culture = CultureInfo.InvariantCulture;
        if (runtimeType == typeof(long))
        {
            return long.TryParse(id, Style, culture, out long number) ? number : null;
        }

        if (runtimeType == typeof(int))
        {
            return int.TryParse(id, Style, culture, out int number) ? number : null;
        }

        if (runtimeType == typeof(short))
        {
            return short.TryParse(id, Style, culture, out short number) ? number : null;
        }

        if (runtimeType == typeof(Guid))
        {
            return id.Length == GuidLength ? new Guid(id) : Guid.TryParse(id, out Guid guid) ? guid : null;
        }

        return runtimeType == typeof(string) && System.Text.Unicode.Utf8.IsValid(id) ? Encoding.UTF8.GetString(id) : null;
    }
}
