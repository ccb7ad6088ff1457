using System.Text;
using Nexus.Grains.Errors;

namespace Nexus.Grains.Text;

/// <summary>What a client calls an attempt: 1 to 200 characters, none of them a control character.</summary>
internal static class IdempotencyKey
{
    private const int MaxLength = 200;

    /// <summary>The key, or null where there is none.</summary>
    /// <exception cref="ValidationException">Empty, too long, not Unicode, or with control characters.</exception>
    public static string? Accept(string? key)
    {
        if (key is null || (key.Length is > 0 and <= MaxLength && key.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && !Rune.IsControl(rune))))
            return key;
        throw new ValidationException("idempotencyKey", $"An idempotency key has 1 to {MaxLength} characters, none of them a control character.");
    }
}
