using Nexus.Storage;

namespace Nexus.Grains.Hydration;

/// <summary>
/// After a change whose outcome is unknown a grain's memory may lack what was committed. This reads it again, once a second until storage answers; until then the
/// old state serves reads.
/// </summary>
internal sealed class DoubtfulState(IGrainBase grain, Func<Task<bool>> refresh)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private IGrainTimer? _timer;

    public void Begin() => _timer ??= grain.RegisterGrainTimer(
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
