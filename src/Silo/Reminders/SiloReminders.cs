using Nexus.Grains.Housekeeping;
using Nexus.Storage;

namespace Nexus.Silo.Reminders;

/// <summary>The reminders of a silo, and what has to be reminded.</summary>
internal static partial class SiloReminders
{
    /// <summary>Reminders in the database; <see cref="ReminderOptions"/> are the configuration section <c>Nexus:Reminders</c>.</summary>
    public static ISiloBuilder AddNexusReminders(this ISiloBuilder silo, IConfiguration configuration)
    {
        silo.AddReminders();
        silo.Services.Configure<ReminderOptions>(configuration.GetSection($"{NexusSiloExtensions.Section}:Reminders"));
        silo.Services.AddSingleton<IReminderTable, ReminderTable>();
        return silo.AddStartupTask(StartHousekeepingAsync);
    }

    private static async Task StartHousekeepingAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<IGrainFactory>().GetGrain<IHousekeepingGrain>(0).StartAsync().WaitAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is StorageUnavailableException or OrleansException or TimeoutException)
        {
            // The reminder is there from an earlier start, or comes with the next: no reason not to serve.
            LogNotStarted(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SiloReminders)), fault);
        }
    }

    [LoggerMessage(EventId = 3202, Level = LogLevel.Warning, Message = "The purge could not be looked after at start")]
    private static partial void LogNotStarted(ILogger logger, Exception fault);
}
