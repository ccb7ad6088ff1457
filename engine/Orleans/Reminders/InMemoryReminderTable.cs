using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The reminders of a cluster that has no database. Rows are copied in and out: entries can be changed.</summary>
internal sealed class InMemoryReminderTable : IReminderTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(GrainId Grain, string Name), ReminderEntry> _rows = [];
    private long _writes;

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Select(row => row.GrainId == grainId);

    public Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        var share = new RingShare(begin, end);
        return Select(row => share.Contains(row.GrainId));
    }

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        lock (_lock)
            return Task.FromResult(_rows.GetValueOrDefault((grainId, reminderName)) is { } row ? Copy(row) : null);
    }

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        lock (_lock)
        {
            var row = Copy(entry);
            row.ETag = $"{++_writes}";
            _rows[(row.GrainId, row.ReminderName)] = row;
            return Task.FromResult<string?>(row.ETag);
        }
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        lock (_lock)
            return Task.FromResult(_rows.GetValueOrDefault((grainId, reminderName))?.ETag == eTag && _rows.Remove((grainId, reminderName)));
    }

    public Task TestOnlyClearTable()
    {
        lock (_lock)
            _rows.Clear();
        return Task.CompletedTask;
    }

    private Task<ReminderTableData> Select(Func<ReminderEntry, bool> condition)
    {
        lock (_lock)
            return Task.FromResult(new ReminderTableData(_rows.Values.Where(condition).Select(Copy)));
    }

    private static ReminderEntry Copy(ReminderEntry entry) => new()
    {
        GrainId = entry.GrainId,
        ReminderName = entry.ReminderName,
        StartAt = entry.StartAt,
        Period = entry.Period,
        ETag = entry.ETag,
    };
}
