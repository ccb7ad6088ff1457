using Nexus.Grains.Jobs;
using Nexus.Storage;
using Nexus.Storage.Jobs;

namespace Nexus.Silo.Jobs;

/// <summary>Sees to it that no job is forgotten whose grain's caller died before it had a reminder: when a silo starts, and when another one is missed.</summary>
internal sealed partial class OpenJobs(IJobRows rows, IGrainFactory grains, ILogger<OpenJobs> logger)
{
    /// <summary>All that are open go on by themselves, also those that do already.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var job in await rows.ListOpenAsync(cancellationToken))
                await grains.GetJob(job.Kind, job.Subject).StartAsync().WaitAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is StorageUnavailableException or OrleansException or TimeoutException)
        {
            // Most have their reminders; the next occasion looks again.
            LogNotStarted(fault);
        }
    }

    [LoggerMessage(EventId = 3501, Level = LogLevel.Warning, Message = "The jobs that are left could not be looked after")]
    private partial void LogNotStarted(Exception fault);
}
