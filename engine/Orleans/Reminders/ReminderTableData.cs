namespace Orleans;

/// <summary>Rows of <see cref="IReminderTable"/>.</summary>
[GenerateSerializer]
public sealed class ReminderTableData
{
    public ReminderTableData()
    {
    }

    public ReminderTableData(ReminderEntry entry) => Reminders = [entry];

    public ReminderTableData(IEnumerable<ReminderEntry> list) => Reminders = [.. list];

    [Id(0)]
    public IList<ReminderEntry> Reminders { get; private set; } = [];

    public override string ToString() => $"[{Reminders.Count} reminders: {string.Join(", ", Reminders)}.";
}
