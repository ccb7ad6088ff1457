using Microsoft.Extensions.Logging;

namespace Nexus.Grains.Trends;

/// <summary>
/// Tells the trends that a hashtag's use has changed: once for all changes of a second, after those who made them have their answers. What is lost is made good when
/// the trends read everything again.
/// </summary>
internal sealed partial class TrendReport(IGrainBase grain, string tag, IGrainFactory grains, ILogger logger)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private IGrainTimer? _timer;

    /// <summary>Called within the turns of the hashtag's grain.</summary>
    public void Change() => _timer ??= grain.RegisterGrainTimer(
        static (report, _) => report.TellAsync(), this, new GrainTimerCreationOptions(s_pause, Timeout.InfiniteTimeSpan) { Interleave = true });

    private async Task TellAsync()
    {
        _timer?.Dispose();
        _timer = null;
        try
        {
            await grains.GetGrain<ITrendsGrain>(0).OnUseChangedAsync(tag);
        }
        catch (Exception exception)
        {
            LogUntold(exception, tag);
        }
    }

    [LoggerMessage(EventId = 2401, Level = LogLevel.Warning, Message = "The trends could not be told of the hashtag {Tag}; they will read storage")]
    private partial void LogUntold(Exception exception, string tag);
}
