namespace Nexus.Grains.Accounts;

/// <summary>How long access tokens are good; the section <c>AccessTokens</c>, which gateways issue them by.</summary>
public sealed class AccessTokenTerms
{
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How far two clocks may be apart.</summary>
    public TimeSpan Leeway { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after its issue a token may be taken anywhere.</summary>
    internal TimeSpan LongestLife => Lifetime + Leeway + TimeSpan.FromSeconds(1);
}
