using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;

namespace Orleans.Hosting;

/// <summary>Reminders for development and tests.</summary>
public static class SiloBuilderReminderMemoryExtensions
{
    /// <summary>Reminders that live as long as the cluster: they outlive its silos, but not all of them.</summary>
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder)
    {
        builder.AddReminders();
        builder.Services.AddSingleton<IReminderTable>(static provider => provider.GetRequiredService<Cluster>().Reminders.Memory);
        return builder;
    }
}
