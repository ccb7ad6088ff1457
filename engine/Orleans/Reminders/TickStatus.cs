namespace Orleans.Runtime;

/// <summary>When a reminder ticks, in UTC. How many ticks were due since the first one shows how many were missed.</summary>
[GenerateSerializer, Immutable]
public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
{
    /// <summary>When the first tick was due.</summary>
    [Id(0)]
    public DateTime FirstTickTime { get; } = firstTickTime;

    [Id(1)]
    public TimeSpan Period { get; } = period;

    /// <summary>When this tick was sent; a busy grain may take it later.</summary>
    [Id(2)]
    public DateTime CurrentTickTime { get; } = timeStamp;

    public override string ToString() => $"<{FirstTickTime:u}, {Period}, {CurrentTickTime:u}>";
}
