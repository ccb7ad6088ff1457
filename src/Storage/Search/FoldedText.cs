using System.Globalization;
using System.Text;

namespace Nexus.Storage.Search;

/// <summary>Text as it is compared in searches: compatibility forms, capitals and the accents of letters do not count.</summary>
public static class FoldedText
{
    private const int FirstAccent = 0x300, LastAccent = 0x36F;

    /// <summary>The folded text, in Unicode's form KC. The same for a text and for its folded form.</summary>
    public static string Of(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (rune.Value is >= FirstAccent and <= LastAccent)
                continue;
            var lower = Rune.ToLowerInvariant(rune);
            if (Spell(lower.Value) is { } letters)
                folded.Append(letters);
            else
                folded.Append(lower.ToString());
        }

        return folded.ToString().Normalize(NormalizationForm.FormKC);
    }

    /// <summary>Whether a character is part of words: letters, their marks, digits and numbers.</summary>
    internal static bool IsOfWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    // Letters with a stroke or of two letters, which Unicode does not decompose, and the Greek sigma that only ends words.
    private static string? Spell(int letter) => letter switch
    {
        'ø' => "o", 'đ' or 'ð' => "d", 'ł' => "l", 'ħ' => "h", 'ı' => "i", 'ŧ' => "t", 'ß' => "ss", 'æ' => "ae", 'œ' => "oe", 'þ' => "th", 'ς' => "σ",
        _ => null,
    };
}
