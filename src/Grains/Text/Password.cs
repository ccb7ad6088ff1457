using Nexus.Grains.Errors;

namespace Nexus.Grains.Text;

/// <summary>A memorised secret: 10 to 200 characters of any kind, and not one's own name or address (NIST SP 800-63B, 5.1.1).</summary>
internal static class Password
{
    private const int MinLength = 10, MaxLength = 200;

    /// <exception cref="ValidationException">Too short, too long, or the username or e-mail address.</exception>
    public static void Check(string field, string password, string username, string email)
    {
        if (password.Length is < MinLength or > MaxLength)
            throw new ValidationException(field, "A password has 10 to 200 characters.");
        if (password.Equals(username, StringComparison.OrdinalIgnoreCase) || password.Equals(email, StringComparison.OrdinalIgnoreCase))
            throw new ValidationException(field, "The password is the same as the username or the e-mail address.");
    }
}
