using System.Globalization;
using Nexus.Grains.Errors;

namespace Nexus.Grains.Text;

/// <summary>What people say about themselves: up to 500 grapheme clusters, on as many lines as they like.</summary>
internal static class Bio
{
    private const int MaxLength = 500;

    /// <summary>The text as it is kept.</summary>
    /// <exception cref="ValidationException">Too long, not Unicode, or with control characters.</exception>
    public static string Accept(string? text)
    {
        const string field = "bio";
        var accepted = Characters.Normalize(field, text ?? "");
        if (accepted.Length > MaxLength && new StringInfo(accepted).LengthInTextElements > MaxLength)
            throw new ValidationException(field, "The text is longer than 500 characters.");
        return accepted;
    }
}
