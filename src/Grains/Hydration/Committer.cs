using Nexus.Storage;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Hydration;

/// <summary>
/// Commits a grain's changes. After one whose outcome is unknown the grain's memory may lack what was committed: this reads it again, once a second until storage
/// answers; until then the old state serves reads.
/// </summary>
internal sealed class Committer(IGrainBase grain, IJournal journal, Func<Task<bool>> refresh)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private IGrainTimer? _timer;

    public async Task<TOutcome> CommitAsync<TOutcome>(Change<TOutcome> change)
    {
        try
        {
            return await journal.CommitAsync(change);
        }
        catch (StorageUnavailableException)
        {
            Begin();
            throw;
        }
    }

    /// <summary>Reads again what was changed past the grain; where the grain's own changes keep coming meanwhile, later.</summary>
    public async Task RefreshAsync()
    {
        if (!await refresh())
            Begin();
    }

    private void Begin() => _timer ??= grain.RegisterGrainTimer(
        static (self, _) => self.TryRefreshAsync(), this, new GrainTimerCreationOptions(Interval, Interval) { Interleave = true, KeepAlive = true });

    private async Task TryRefreshAsync()
    {
        try
        {
            if (await refresh())
                End();
        }
        catch (StorageUnavailableException)
        {
            // The next tick tries again.
        }
    }

    private void End()
    {
        _timer?.Dispose();
        _timer = null;
    }
}
