using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Reminders;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Embedded;

/// <summary>Writes the table and tells the silo that ticks the grain's reminders.</summary>
internal sealed class ReminderRegistry(
    Cluster cluster, IReminderTable table, IOptions<ReminderOptions> options, [FromKeyedServices(ReminderTimeProviderNames.Reminders)] TimeProvider time) : IReminderRegistry
{
    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        CheckName(reminderName);
        CheckTimes(reminderName, dueTime, period);
        if (RuntimeContext.RequireActivation().Grain is not IRemindable)
            throw new InvalidOperationException($"The grain {callingGrainId} can not be reminded: its class does not implement {nameof(IRemindable)}.");
        var entry = new ReminderEntry { GrainId = callingGrainId, ReminderName = reminderName, StartAt = time.GetUtcNow().UtcDateTime.Add(dueTime), Period = period };
        entry.ETag = await table.UpsertRow(entry);
        cluster.Reminders.Find(callingGrainId)?.Register(entry);
        return Describe(entry);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        if (reminder is not GrainReminder(var grain, var name, var eTag))
            throw new ArgumentException($"{reminder.GetType()} is no reminder of this runtime.", nameof(reminder));
        var isRemoved = await table.RemoveRow(grain, name, eTag);
        if (!isRemoved && await table.ReadRow(grain, name) is not null)
            throw new ReminderException($"The reminder {name} of {grain} was registered anew: what is to be unregistered is not it.");
        cluster.Reminders.Find(grain)?.Unregister(grain, name);
    }

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName)
    {
        CheckName(reminderName);
        return await table.ReadRow(callingGrainId, reminderName) is { } entry ? Describe(entry) : null;
    }

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId) => [.. (await table.ReadRows(callingGrainId)).Reminders.Select(Describe)];

    private static GrainReminder Describe(ReminderEntry entry) => new(entry.GrainId, entry.ReminderName, entry.ETag ?? "");

    private static void CheckName(string reminderName)
    {
        if (string.IsNullOrWhiteSpace(reminderName))
            throw new ArgumentNullException(nameof(reminderName));
    }

    private void CheckTimes(string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        CheckTime(dueTime, nameof(dueTime));
        CheckTime(period, nameof(period));
        if (period < options.Value.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"The reminder {reminderName} can not tick every {period}: {nameof(ReminderOptions.MinimumReminderPeriod)} is {options.Value.MinimumReminderPeriod}.");
        }
    }

    private static void CheckTime(TimeSpan time, string parameter)
    {
        if (time == Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(parameter, "A reminder ticks at a time that comes.");
        if (time < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(parameter, "A reminder does not tick in the past.");
    }
}
