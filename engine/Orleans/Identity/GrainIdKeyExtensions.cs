using System.Globalization;

namespace Orleans.Runtime;

/// <summary>Integer and Guid keys to and from the text of a grain's key.</summary>
public static class GrainIdKeyExtensions
{
    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key);

    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N", CultureInfo.InvariantCulture));

    internal static bool TryGetIntegerKey(this GrainId grainId, out long key)
    {
        key = grainId.Key.AsNumber;
        return grainId.Key.IsNumber;
    }

    public static long GetIntegerKey(this GrainId grainId) =>
        grainId.TryGetIntegerKey(out var key) ? key : throw new ArgumentException($"The key of {grainId} is not an integer");

    internal static bool TryGetGuidKey(this GrainId grainId, out Guid key) => Guid.TryParseExact(grainId.Key.ToString(), "N", out key);

    public static Guid GetGuidKey(this GrainId grainId) =>
        grainId.TryGetGuidKey(out var key) ? key : throw new ArgumentException($"The key of {grainId} is not a Guid");
}
