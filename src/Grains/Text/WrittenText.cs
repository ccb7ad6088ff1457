using System.Globalization;
using Nexus.Grains.Errors;

namespace Nexus.Grains.Text;

/// <summary>What people write: in Unicode's form C, trimmed; posts and comments have 1 to 2,000 grapheme clusters, reasons 1 to 1,000.</summary>
internal static class WrittenText
{
    private const int MaxLength = 2_000, MaxReason = 1_000;

    /// <summary>The text as it is kept.</summary>
    /// <exception cref="ValidationException">Empty, too long, not Unicode, or with control characters.</exception>
    public static string Accept(string field, string text) => Accept(field, text, MaxLength);

    /// <summary>Why somebody reports something, or a moderator does what they do.</summary>
    /// <exception cref="ValidationException">As above.</exception>
    public static string AcceptReason(string text) => Accept("reason", text, MaxReason);

    private static string Accept(string field, string text, int maxLength)
    {
        var accepted = Characters.Normalize(field, text);
        if (accepted.Length == 0)
            throw new ValidationException(field, "The text is empty.");
        if (accepted.Length > maxLength && new StringInfo(accepted).LengthInTextElements > maxLength)
            throw new ValidationException(field, string.Create(CultureInfo.InvariantCulture, $"The text is longer than {maxLength:N0} characters."));
        return accepted;
    }
}
