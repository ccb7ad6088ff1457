using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When a grain timer ticks, and how its ticks mix with calls.</summary>
public readonly record struct GrainTimerCreationOptions()
{
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Until the first tick; <see cref="Timeout.InfiniteTimeSpan"/> means not until changed.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of a tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> means one tick.</summary>
    public TimeSpan Period { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Ticks may interleave with calls and other ticks.</summary>
    public bool Interleave { get; init; }

    /// <summary>Ticks count as use: they keep the activation from idle collection.</summary>
    public bool KeepAlive { get; init; }
}
