using Orleans.Runtime;

namespace Orleans;

/// <summary>Where reminders are kept. Rows are found by grain and name, and by the place of the grain's hash on the ring that silos share out.</summary>
public interface IReminderTable
{
    /// <summary>Once, before anything else; the silo does not start if it fails.</summary>
    Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>All reminders of a grain.</summary>
    Task<ReminderTableData> ReadRows(GrainId grainId);

    /// <summary>All with <paramref name="begin"/> &lt; hash &lt;= <paramref name="end"/>; where begin is not below end, the range goes around through zero.</summary>
    Task<ReminderTableData> ReadRows(uint begin, uint end);

    /// <summary>Null if there is none.</summary>
    Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);

    /// <summary>Writes a row, whatever was there, and returns its new ETag.</summary>
    Task<string?> UpsertRow(ReminderEntry entry);

    /// <summary>False where there is no such row with this ETag.</summary>
    Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);

    /// <summary>For tests only.</summary>
    Task TestOnlyClearTable();

    Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
