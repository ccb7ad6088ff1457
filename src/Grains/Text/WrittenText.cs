using System.Globalization;
using Nexus.Grains.Errors;

namespace Nexus.Grains.Text;

/// <summary>What people write, posts and comments: 1 to 2,000 grapheme clusters in Unicode's form C, trimmed.</summary>
internal static class WrittenText
{
    private const int MaxLength = 2_000;

    /// <summary>The text as it is kept.</summary>
    /// <exception cref="ValidationException">Empty, too long, not Unicode, or with control characters.</exception>
    public static string Accept(string field, string text)
    {
        var accepted = Characters.Normalize(field, text);
        if (accepted.Length == 0)
            throw new ValidationException(field, "The text is empty.");
        if (accepted.Length > MaxLength && new StringInfo(accepted).LengthInTextElements > MaxLength)
            throw new ValidationException(field, "The text is longer than 2,000 characters.");
        return accepted;
    }
}
