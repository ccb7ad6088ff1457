using System.Text;

namespace HotChocolate.Language;

/// <summary>
/// Recently seen names and numbers by their bytes, so that the same query text makes the same strings. A slot is
/// overwritten by whoever comes last: readers compare, so a race costs a string and nothing else.
/// </summary>
internal static class NameCache
{
    private const int Slots = 4096;
    private const int MaxLength = 48;

    private static readonly string?[] s_names = new string?[Slots];

    public static string GetOrAdd(ReadOnlySpan<byte> ascii)
    {
        if (ascii.Length > MaxLength)
            return Encoding.ASCII.GetString(ascii);
        ref string? slot = ref s_names[SlotOf(ascii)];
        string? known = slot;
        if (known is not null && Ascii.Equals(ascii, known))
            return known;
        return slot = Encoding.ASCII.GetString(ascii);
    }

    private static uint SlotOf(ReadOnlySpan<byte> ascii)
    {
        uint hash = (uint)ascii.Length;
        foreach (byte b in ascii)
            hash = (hash ^ b) * 0x01000193;
        return (hash ^ (hash >> 15)) & (Slots - 1);
    }
}
