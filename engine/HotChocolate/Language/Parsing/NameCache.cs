using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace HotChocolate.Language;

/// <summary>
/// Recently seen names and numbers by their bytes, so that the same query text makes the same strings. A slot is
/// overwritten by whoever comes last: readers compare, so a race costs a string and nothing else.
/// </summary>
internal static class NameCache
{
    private const int SlotBits = 12;
    private const int ShortLength = 16;
    private const int MaxLength = 64;

    private static readonly ShortName?[] s_shortNames = new ShortName?[1 << SlotBits];
    private static readonly string?[] s_longNames = new string?[1 << SlotBits];

    /// <summary>The text of ASCII bytes of the source. That more of the source follows lets it be read in one piece.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string GetOrAdd(ReadOnlySpan<byte> source, int start, int length)
    {
        if (length > ShortLength)
            return GetOrAddLong(source.Slice(start, length));
        Vector128<ulong> key = ReadKey(source, start, length).AsUInt64();
        (ulong low, ulong high) = (key.GetElement(0), key.GetElement(1));
        ref ShortName? slot = ref s_shortNames[SlotOf(low, high)];
        ShortName? known = slot;
        if (known is not null && known.Low == low && known.High == high)
            return known.Text;
        return Add(ref slot, low, high, source.Slice(start, length));
    }

    private static string Add(ref ShortName? slot, ulong low, ulong high, ReadOnlySpan<byte> name)
    {
        string text = Encoding.ASCII.GetString(name);
        slot = new ShortName(low, high, text);
        return text;
    }

    /// <summary>The bytes, filled up with zeros, which are in no name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> ReadKey(ReadOnlySpan<byte> source, int start, int length)
    {
        if (source.Length - start >= ShortLength)
        {
            Vector128<byte> bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)start);
            return bytes & Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length));
        }
        return ReadLastKey(source.Slice(start, length));
    }

    private static Vector128<byte> ReadLastKey(ReadOnlySpan<byte> name)
    {
        Span<byte> padded = stackalloc byte[ShortLength];
        padded.Clear();
        name.CopyTo(padded);
        return Vector128.Create<byte>(padded);
    }

    private static uint SlotOf(ulong low, ulong high)
        => (uint)(((low * 0x9E3779B97F4A7C15) ^ (high * 0xC2B2AE3D27D4EB4F)) >> (64 - SlotBits));

    private static string GetOrAddLong(ReadOnlySpan<byte> ascii)
    {
        if (ascii.Length > MaxLength)
            return Encoding.ASCII.GetString(ascii);
        uint hash = (uint)ascii.Length;
        foreach (byte b in ascii)
            hash = (hash ^ b) * 0x01000193;
        ref string? slot = ref s_longNames[hash >> (32 - SlotBits)];
        string? known = slot;
        if (known is not null && Ascii.Equals(ascii, known))
            return known;
        return slot = Encoding.ASCII.GetString(ascii);
    }

    private sealed class ShortName(ulong low, ulong high, string text)
    {
        public readonly ulong Low = low;
        public readonly ulong High = high;
        public readonly string Text = text;
    }
}
