namespace Nexus.Orleans.Tests;

/// <summary>A table that a test can take away, or stop from answering, for who reads shares of it.</summary>
internal sealed class SwitchedTable : IReminderTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(GrainId Grain, string Name), ReminderEntry> _rows = [];
    private TaskCompletionSource? _held;
    private int _writes;

    public volatile bool IsAway;

    public void Hold() => Volatile.Write(ref _held, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    public void Release() => Volatile.Read(ref _held)?.TrySetResult();

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Task.FromResult(Select(row => row.GrainId == grainId));

    public async Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        if (Volatile.Read(ref _held) is { } held)
            await held.Task;
        if (IsAway)
            throw new IOException("The table is away.");
        return Select(row => row.GrainId.GetUniformHashCode() is var hash && (begin < end ? hash > begin && hash <= end : hash > begin || hash <= end));
    }

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        (await ReadRows(grainId)).Reminders.SingleOrDefault(row => row.ReminderName == reminderName);

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
            return Task.FromResult(_rows.TryGetValue((grainId, reminderName), out var row) && row.ETag == eTag && _rows.Remove((grainId, reminderName)));
    }

    public Task TestOnlyClearTable() => throw new NotSupportedException();

    private ReminderTableData Select(Func<ReminderEntry, bool> condition)
    {
        lock (_lock)
            return new ReminderTableData(_rows.Values.Where(condition).Select(Copy).ToList());
    }

    private static ReminderEntry Copy(ReminderEntry row) =>
        new() { GrainId = row.GrainId, ReminderName = row.ReminderName, StartAt = row.StartAt, Period = row.Period, ETag = row.ETag };
}
