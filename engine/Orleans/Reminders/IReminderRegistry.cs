using Orleans.Runtime;

namespace Orleans.Timers;

/// <summary>Reminders of grains; <see cref="GrainReminderExtensions"/> is the ordinary way. To be called in a grain's turn.</summary>
public interface IReminderRegistry
{
    /// <summary>The reminder ticks first after <paramref name="dueTime"/> and then every <paramref name="period"/>; one of the same name is replaced.</summary>
    /// <exception cref="ArgumentException">The period is shorter than <see cref="Hosting.ReminderOptions.MinimumReminderPeriod"/>, or a time is negative or infinite.</exception>
    /// <exception cref="InvalidOperationException">The grain is no <see cref="IRemindable"/>.</exception>
    Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period);

    /// <summary>Ends a reminder; one that has ended already may be ended again.</summary>
    /// <exception cref="ReminderException">It was registered anew meanwhile.</exception>
    Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder);

    /// <summary>Null if there is none.</summary>
    Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName);

    Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId);
}
