using Microsoft.Extensions.Logging;
using Nexus.Storage.Connections;

namespace Nexus.Storage.Journal;

/// <summary>
/// Brings a batch to its end whatever happens: repeats it after contention or loss of the connection, divides it where one of its changes is
/// at fault, gives up on changes whose deadline has passed, and tells every caller.
/// </summary>
internal sealed class BatchCommitter(BatchWriter writer, JournalOptions options, TimeProvider time, JournalMetrics metrics, ILogger logger)
{
    private const int AttemptsAtDuplicate = 3;
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(320);

    public async Task CommitAsync(List<PendingChange> batch, CancellationToken abandon)
    {
        var pause = s_firstPause;
        for (var attempt = 1; ; attempt++)
        {
            batch = FailExpired(batch, abandon);
            if (batch.Count == 0)
                return;
            if (await TryWriteAsync(batch, abandon) is not { } exception)
                return;
            var fault = StorageFaults.Classify(exception);
            metrics.Failed(fault.ToString().ToLowerInvariant());
            if (fault is StorageFault.Rejected || (fault is StorageFault.Duplicate && (batch.Count > 1 || attempt >= AttemptsAtDuplicate)))
            {
                await DivideAsync(batch, exception, abandon);
                return;
            }
            // Once a batch: an outage is many attempts.
            if (fault is StorageFault.Unavailable && attempt == 1)
                JournalLog.Unavailable(logger, batch.Count, exception.GetBaseException().Message);
            await PauseAsync(pause, abandon);
            pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause;
        }
    }

    private async Task<Exception?> TryWriteAsync(List<PendingChange> batch, CancellationToken abandon)
    {
        var start = time.GetTimestamp();
        try
        {
            await writer.WriteAsync(batch, abandon);
        }
        catch (Exception exception)
        {
            // An answer that was overtaken may be of a batch that has been committed all the same.
            if (exception is OvertakenException || StorageFaults.Classify(exception) is StorageFault.Unavailable)
                foreach (var pending in batch)
                    pending.MayBeCommitted = true;
            return exception;
        }
        metrics.Committed(batch.Count, time.GetElapsedTime(start));
        foreach (var pending in batch)
            pending.Complete();
        return null;
    }

    /// <summary>Halves it until the culprit is alone: the innocent are written in few transactions, still in their order.</summary>
    private async Task DivideAsync(List<PendingChange> batch, Exception exception, CancellationToken abandon)
    {
        if (batch.Count == 1)
        {
            JournalLog.Rejected(logger, batch[0].Change.GetType().Name, exception);
            batch[0].Fail(new ChangeRejectedException(batch[0].Change, exception));
            return;
        }
        var middle = batch.Count / 2;
        await CommitAsync(batch[..middle], abandon);
        await CommitAsync(batch[middle..], abandon);
    }

    private List<PendingChange> FailExpired(List<PendingChange> batch, CancellationToken abandon)
    {
        if (!batch.Exists(IsOver))
            return batch;
        foreach (var pending in batch.Where(IsOver))
            pending.Fail(new StorageUnavailableException());
        return batch.FindAll(pending => !IsOver(pending));

        bool IsOver(PendingChange pending) => abandon.IsCancellationRequested || time.GetElapsedTime(pending.EnqueuedAt) >= options.Deadline;
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken abandon) =>
        await Task.Delay(pause, time, abandon).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
