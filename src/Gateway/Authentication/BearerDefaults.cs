namespace Nexus.Gateway.Authentication;

/// <summary>RFC 6750.</summary>
public static class BearerDefaults
{
    public const string Scheme = "Bearer";

    /// <summary>The token of an <c>Authorization</c> value, or null where it has another scheme.</summary>
    public static string? ReadToken(string authorization) =>
        authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization["Bearer ".Length..].Trim() : null;
}
