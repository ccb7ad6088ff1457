using System.Globalization;
using Nexus.Grains.Errors;

namespace Nexus.Grains.Text;

/// <summary>How a person is shown: 1 to 50 grapheme clusters on one line.</summary>
internal static class DisplayName
{
    private const int MaxLength = 50;

    /// <summary>The name as it is kept; the username where none is given.</summary>
    /// <exception cref="ValidationException">Too long, or with control characters.</exception>
    public static string Accept(string? name, string username)
    {
        const string field = "displayName";
        var accepted = Characters.Normalize(field, name ?? "");
        if (accepted.AsSpan().IndexOfAny('\n', '\t') >= 0)
            throw new ValidationException(field, "The display name has more than one line.");
        if (accepted.Length > MaxLength && new StringInfo(accepted).LengthInTextElements > MaxLength)
            throw new ValidationException(field, "The display name is longer than 50 characters.");
        return accepted.Length == 0 ? username : accepted;
    }
}
