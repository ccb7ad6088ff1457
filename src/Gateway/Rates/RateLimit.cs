namespace Nexus.Gateway.Rates;

/// <summary>The caller's budget in points of cost, after what this operation took of it; full again at <paramref name="ResetAt"/>.</summary>
public sealed record RateLimit(int Limit, int Remaining, DateTimeOffset ResetAt, int Cost);
