using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Embedded;
using Orleans.Reminders;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Hosting;

/// <summary>Reminders of a silo.</summary>
public static class SiloBuilderReminderExtensions
{
    /// <summary>Reminders, kept in the <see cref="IReminderTable"/> of the services.</summary>
    public static ISiloBuilder AddReminders(this ISiloBuilder builder)
    {
        builder.Services.AddReminders();
        return builder;
    }

    /// <inheritdoc cref="AddReminders(ISiloBuilder)"/>
    public static void AddReminders(this IServiceCollection services)
    {
        services.AddOptions<ReminderOptions>();
        services.TryAddKeyedSingleton(ReminderTimeProviderNames.Reminders, static (provider, _) => provider.GetRequiredService<TimeProvider>());
        services.TryAddSingleton<ReminderService>();
        services.TryAddSingleton<IReminderRegistry, ReminderRegistry>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>, ReminderService>(
            static provider => provider.GetRequiredService<ReminderService>()));
    }
}
