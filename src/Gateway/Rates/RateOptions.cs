namespace Nexus.Gateway.Rates;

/// <summary>How much one caller may ask for within a time. Each gateway counts for itself: docs/decisions/rates.md.</summary>
public sealed class RateOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nexus:Rates";

    /// <summary>Points (the cost of fields) that a person's operations may cost in a minute.</summary>
    public int PointsPerMinute { get; set; } = 10_000_000;

    /// <summary>The same for all anonymous operations of one address (of IPv6, one network of 64 bits).</summary>
    public int AnonymousPointsPerMinute { get; set; } = 10_000_000;

    /// <summary>Tries to sign up from one address.</summary>
    public int SignUpsPerHour { get; set; } = 600;

    /// <summary>Tries to sign in from one address, whatever they came to.</summary>
    public int SignInsPerMinute { get; set; } = 120;

    /// <summary>Asking for a new password, and tokens that were tried, from one address.</summary>
    public int ResetsPerHour { get; set; } = 60;

    /// <summary>Exports of all one's data.</summary>
    public int ExportsPerHour { get; set; } = 10;
}
