using System.Text.RegularExpressions;
using Nexus.Grains.Errors;

namespace Nexus.Grains.Text;

/// <summary>What a person is called in addresses: 3 to 30 of a–z, 0–9 and underscore; capitals mean the same and are not kept.</summary>
internal static partial class Username
{
    /// <summary>The name of whoever wrote what has been deleted.</summary>
    public const string OfNobody = "deleted";

    /// <summary>The name in lower case.</summary>
    /// <exception cref="ValidationException">Any other character, or not 3 to 30 of them, or a name that means something else.</exception>
    public static string Accept(string username)
    {
        var lower = username.ToLowerInvariant();
        if (!Pattern().IsMatch(lower))
            throw new ValidationException("username", "A username has 3 to 30 letters (a to z), digits or underscores.");
        return lower == OfNobody ? throw new ValidationException("username", "This name can not be taken.") : lower;
    }

    [GeneratedRegex(@"\A[a-z0-9_]{3,30}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
