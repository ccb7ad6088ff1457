using System.Globalization;
using Nexus.Storage.Reminders;

namespace Nexus.Silo.Reminders;

/// <summary>The reminders of grains in PostgreSQL. An ETag is a row's version.</summary>
internal sealed partial class ReminderTable(IReminderRows rows, ILogger<ReminderTable> logger) : IReminderTable
{
    /// <summary>The engines hash grains differently, and a database may have been written by either.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        var changed = await rows.RehashAsync(static grain => GrainId.Parse(grain).GetUniformHashCode(), cancellationToken);
        if (changed > 0)
            LogRehashed(changed);
    }

    public async Task<ReminderTableData> ReadRows(GrainId grainId) => Describe(await rows.ListAsync(grainId.ToString()));

    public async Task<ReminderTableData> ReadRows(uint begin, uint end) => Describe(await rows.ListShareAsync(begin, end));

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        await rows.FindAsync(grainId.ToString(), reminderName) is { } row ? Describe(row) : null;

    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        var start = new DateTimeOffset(DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc));
        var row = new ReminderRow(entry.GrainId.ToString(), entry.ReminderName, entry.GrainId.GetUniformHashCode(), start, entry.Period);
        return Describe(await rows.UpsertAsync(row));
    }

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        long.TryParse(eTag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && await rows.RemoveAsync(grainId.ToString(), reminderName, version);

    public Task TestOnlyClearTable() => rows.ClearAsync();

    private static ReminderTableData Describe(IEnumerable<ReminderRow> rows) => new(rows.Select(Describe));

    private static ReminderEntry Describe(ReminderRow row) => new()
    {
        GrainId = GrainId.Parse(row.GrainId),
        ReminderName = row.Name,
        StartAt = row.StartAt.UtcDateTime,
        Period = row.Period,
        ETag = Describe(row.Version),
    };

    private static string Describe(long version) => version.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(EventId = 3201, Level = LogLevel.Information, Message = "{Count} reminders were written by another engine and have another place on the ring here")]
    private partial void LogRehashed(int count);
}
