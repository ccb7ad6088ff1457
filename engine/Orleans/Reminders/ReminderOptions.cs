namespace Orleans.Hosting;

/// <summary>Reminders of a silo.</summary>
public sealed class ReminderOptions
{
    /// <summary>A shorter period is refused.</summary>
    public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a silo reads its share of the table again: what was not registered through this cluster is seen by then.</summary>
    public TimeSpan RefreshReminderListPeriod { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the table may take to start.</summary>
    public TimeSpan InitializationTimeout { get; set; } = TimeSpan.FromMinutes(5);
}
