using System.Globalization;

namespace Orleans.Runtime;

/// <summary>Integer and Guid keys, alone or with a string, to and from the text of a grain's key: <c>key</c> or <c>key+extension</c>.</summary>
public static class GrainIdKeyExtensions
{
    private const char Separator = '+';

    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key);

    public static IdSpan CreateIntegerKey(long key, string? keyExtension) => Compound(key.ToString("X", CultureInfo.InvariantCulture), keyExtension);

    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(TextOf(key));

    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) => Compound(TextOf(key), keyExtension);

    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        keyExt = null;
        if (grainId.Key.IsNumber)
        {
            key = grainId.Key.AsNumber;
            return true;
        }

        var text = Split(grainId, out keyExt);
        return long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);
    }

    public static long GetIntegerKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetIntegerKey(out var key, out keyExt) ? key : throw new ArgumentException($"The key of {grainId} is not an integer");

    public static long GetIntegerKey(this GrainId grainId) => grainId.GetIntegerKey(out _);

    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt) => Guid.TryParseExact(Split(grainId, out keyExt), "N", out key);

    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetGuidKey(out var key, out keyExt) ? key : throw new ArgumentException($"The key of {grainId} is not a Guid");

    public static Guid GetGuidKey(this GrainId grainId) => grainId.GetGuidKey(out _);

    private static string TextOf(Guid key) => key.ToString("N", CultureInfo.InvariantCulture);

    private static IdSpan Compound(string key, string? keyExt)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExt);
        return IdSpan.Create($"{key}{Separator}{keyExt}");
    }

    private static string Split(GrainId grainId, out string? keyExt)
    {
        var text = grainId.Key.ToString();
        var end = text.IndexOf(Separator, StringComparison.Ordinal);
        keyExt = end < 0 ? null : text[(end + 1)..];
        return end < 0 ? text : text[..end];
    }
}
