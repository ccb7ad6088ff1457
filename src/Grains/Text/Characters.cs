using System.Text;
using Nexus.Grains.Errors;

namespace Nexus.Grains.Text;

/// <summary>Which characters any text may have.</summary>
internal static class Characters
{
    // A grapheme cluster may have any number of code points: without a bound, 2,000 of them could be a book.
    private const int MaxCodeUnits = 20_000;

    /// <summary>Form C, newlines as <c>\n</c>, trimmed.</summary>
    /// <exception cref="ValidationException">A lone surrogate, or a control character other than newline and tab.</exception>
    public static string Normalize(string field, string text)
    {
        if (text.Length > MaxCodeUnits)
            throw new ValidationException(field, "The text is too long.");
        var unified = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        foreach (var character in unified)
        {
            if (char.IsControl(character) && character is not ('\n' or '\t'))
                throw new ValidationException(field, "The text has a control character.");
        }

        if (!IsWellFormed(unified))
            throw new ValidationException(field, "The text is not well-formed Unicode.");
        var normalized = unified.Normalize(NormalizationForm.FormC).Trim();
        // A few characters are longer in this form.
        return normalized.Length <= MaxCodeUnits ? normalized : throw new ValidationException(field, "The text is too long.");
    }

    private static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) != System.Buffers.OperationStatus.Done || IsNoncharacter(rune.Value))
                return false;
            rest = rest[consumed..];
        }

        return true;
    }

    // Unicode 23.7: for a program's own use, never in a text that is exchanged.
    private static bool IsNoncharacter(int code) => (code & 0xFFFE) == 0xFFFE || code is >= 0xFDD0 and <= 0xFDEF;
}
