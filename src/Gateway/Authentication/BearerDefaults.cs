namespace Nexus.Gateway.Authentication;

/// <summary>RFC 6750.</summary>
public static class BearerDefaults
{
    public const string Scheme = "Bearer";

    /// <summary>What is answered to a token that is not good.</summary>
    public const string Challenge = "Bearer error=\"invalid_token\"";

    /// <summary>The token of an <c>Authorization</c> value, or null where it has another scheme.</summary>
    public static string? ReadToken(string authorization) => TryReadToken(authorization, out var token) ? token.ToString() : null;

    /// <summary>The same without a copy.</summary>
    public static bool TryReadToken(string authorization, out ReadOnlySpan<char> token)
    {
        var isBearer = authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        token = isBearer ? authorization.AsSpan("Bearer ".Length).Trim() : default;
        return isBearer;
    }
}
