using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans;

/// <summary>The reminders of a grain; what they promise is said at <see cref="IReminderRegistry"/>.</summary>
public static class GrainReminderExtensions
{
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        RegisterOrUpdateReminder((IGrainBase)grain, reminderName, dueTime, period);

    public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        RegistryOf(grain).RegisterOrUpdateReminder(grain.GrainContext.GrainId, reminderName, dueTime, period);

    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => UnregisterReminder((IGrainBase)grain, reminder);

    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) =>
        RegistryOf(grain).UnregisterReminder(grain.GrainContext.GrainId, reminder);

    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => GetReminder((IGrainBase)grain, reminderName);

    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) =>
        RegistryOf(grain).GetReminder(grain.GrainContext.GrainId, reminderName);

    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => GetReminders((IGrainBase)grain);

    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) => RegistryOf(grain).GetReminders(grain.GrainContext.GrainId);

    private static IReminderRegistry RegistryOf(IGrainBase grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        // Not by the activation's own services: they would cost the grain a scope.
        return ((Activation)grain.GrainContext).Silo.Services.GetService<IReminderRegistry>()
            ?? throw new InvalidOperationException("The silo has no reminders: it was built without AddReminders.");
    }
}
