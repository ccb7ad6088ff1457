namespace Nexus.Gateway.Authentication;

/// <summary>What access tokens say about where they come from and how long they are good.</summary>
public sealed class AccessTokenOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nexus:AccessTokens";

    public string Issuer { get; set; } = "nexus";

    public string Audience { get; set; } = "nexus";

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How far two clocks may be apart.</summary>
    public TimeSpan Leeway { get; set; } = TimeSpan.FromSeconds(30);
}
