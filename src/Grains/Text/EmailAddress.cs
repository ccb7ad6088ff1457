using System.Text.RegularExpressions;
using Nexus.Grains.Errors;

namespace Nexus.Grains.Text;

/// <summary>An address that mail could go to: at most 254 characters (RFC 5321, 4.5.3.1), kept in lower case. Only a mail can prove it.</summary>
internal static partial class EmailAddress
{
    private const int MaxLength = 254;

    /// <summary>The address, trimmed, in lower case.</summary>
    /// <exception cref="ValidationException">Not <c>local@domain.tld</c>, or too long.</exception>
    public static string Accept(string address)
    {
        var lower = address.Trim().ToLowerInvariant();
        return lower.Length <= MaxLength && Pattern().IsMatch(lower)
            ? lower
            : throw new ValidationException("email", "This is not an e-mail address.");
    }

    [GeneratedRegex(
        @"\A[^\s@,;:<>()\[\]\\""\p{C}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
