namespace Nexus.Gateway.Rates;

/// <summary>What an operation cost and what that left of its caller's budget; where it is not <paramref name="Granted"/>, nothing was taken.</summary>
internal sealed record Charge(bool Granted, int Limit, int Remaining, DateTimeOffset ResetAt, int Cost)
{
    /// <summary>Where resolvers find it among a request's state.</summary>
    public const string StateKey = "nexus.charge";
}
