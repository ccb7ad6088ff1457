using System.Buffers;
using System.Globalization;
using System.Text;

namespace Nexus.Grains.Text;

/// <summary>What a word is made of: Unicode letters, marks, digits and underscores.</summary>
internal static class Words
{
    public static bool IsPart(Rune rune) => rune.Value == '_' || Rune.IsLetter(rune) || Rune.IsDigit(rune) || IsMark(rune);

    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>How many code units at the beginning are a word's.</summary>
    public static int LengthAtStart(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (Rune.DecodeFromUtf16(text[length..], out var rune, out var consumed) == OperationStatus.Done && IsPart(rune))
            length += consumed;
        return length;
    }

    /// <summary>Whether a text ends with a part of a word or one of some other characters, so that what comes next belongs to it.</summary>
    public static bool RunsInto(ReadOnlySpan<char> before, ReadOnlySpan<char> others) =>
        Rune.DecodeLastFromUtf16(before, out var last, out _) == OperationStatus.Done && (IsPart(last) || others.Contains(before[^1]));
}
