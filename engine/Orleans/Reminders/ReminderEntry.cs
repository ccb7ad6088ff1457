using Orleans.Runtime;

namespace Orleans;

/// <summary>A row of <see cref="IReminderTable"/>.</summary>
[GenerateSerializer]
public sealed class ReminderEntry
{
    [Id(0)]
    public GrainId GrainId { get; set; }

    [Id(1)]
    public string ReminderName { get; set; } = null!;

    /// <summary>When the first tick is due, in UTC.</summary>
    [Id(2)]
    public DateTime StartAt { get; set; }

    [Id(3)]
    public TimeSpan Period { get; set; }

    /// <summary>Another one with each write; null before the first.</summary>
    [Id(4)]
    public string? ETag { get; set; }

    public override string ToString() => $"<GrainId={GrainId} ReminderName={ReminderName} Period={Period}>";
}
