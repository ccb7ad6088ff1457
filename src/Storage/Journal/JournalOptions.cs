namespace Nexus.Storage.Journal;

/// <summary>The bounds of the write path.</summary>
public sealed class JournalOptions
{
    /// <summary>How long a change may wait for its commit before its caller gets <see cref="StorageUnavailableException"/>.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How many changes may wait; more are refused at once.</summary>
    public int QueueCapacity { get; set; } = 32_768;

    /// <summary>How many changes one transaction may hold.</summary>
    public int BatchSize { get; set; } = 1_024;

    /// <summary>How long to wait for company before a batch that is not full is written. Zero unless flushes are slow: see docs/decisions/journal.md.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.Zero;

    /// <summary>How long a stopping journal goes on writing what is queued.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
