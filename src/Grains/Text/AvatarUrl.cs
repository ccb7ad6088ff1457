using Nexus.Grains.Errors;

namespace Nexus.Grains.Text;

/// <summary>Where a person's picture is: an absolute https address of at most 2,000 characters, without credentials.</summary>
internal static class AvatarUrl
{
    private const int MaxLength = 2_000;

    /// <summary>The address as it is kept, or null for none.</summary>
    /// <exception cref="ValidationException">Not such an address.</exception>
    public static string? Accept(string? url)
    {
        var trimmed = url?.Trim();
        if (string.IsNullOrEmpty(trimmed))
            return null;
        return trimmed.Length <= MaxLength && Uri.TryCreate(trimmed, UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && address.AbsoluteUri.Length <= MaxLength
            ? address.AbsoluteUri
            : throw new ValidationException("avatarUrl", "A picture's address begins with https:// and has at most 2,000 characters.");
    }
}
