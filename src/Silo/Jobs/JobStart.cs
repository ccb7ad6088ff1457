using Nexus.Grains.Jobs;
using Nexus.Storage;
using Nexus.Storage.Jobs;

namespace Nexus.Silo.Jobs;

/// <summary>Sees to it that no job is forgotten whose grain died before it had a reminder: once when a silo starts.</summary>
internal static partial class JobStart
{
    public static ISiloBuilder AddNexusJobs(this ISiloBuilder silo) => silo.AddStartupTask(StartAsync);

    private static async Task StartAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            var grains = services.GetRequiredService<IGrainFactory>();
            foreach (var job in await services.GetRequiredService<IJobRows>().ListOpenAsync(cancellationToken))
                await grains.GetJob(job.Kind, job.Subject).StartAsync().WaitAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is StorageUnavailableException or OrleansException or TimeoutException)
        {
            // Most have their reminders; the next start looks again.
            LogNotStarted(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(JobStart)), fault);
        }
    }

    [LoggerMessage(EventId = 3501, Level = LogLevel.Warning, Message = "The jobs that are left could not be looked after at start")]
    private static partial void LogNotStarted(ILogger logger, Exception fault);
}
