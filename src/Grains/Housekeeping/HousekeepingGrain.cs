using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nexus.Storage.Journal;
using Nexus.Storage.Purging;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Housekeeping;

internal sealed partial class HousekeepingGrain(
    IPurge purge, IPostReads posts, IJournal journal, IOptions<GrainOptions> options, TimeProvider time, ILogger<HousekeepingGrain> logger) : Grain, IHousekeepingGrain, IRemindable
{
    private const string Reminder = "purge";

    /// <summary>A statement ends well within its time-out, and a turn well within a call's.</summary>
    private const int BatchSize = 1_000, BatchesPerTurn = 20;

    private static readonly TimeSpan s_period = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_firstAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>A key is good for 24 hours; the clocks of silos may differ.</summary>
    private static readonly TimeSpan s_keyAge = TimeSpan.FromHours(25);

    /// <summary>Long after any change that could still be tried again.</summary>
    private static readonly TimeSpan s_sessionAge = TimeSpan.FromDays(1);

    /// <summary>Inboxes leave out by their own clocks what is too old.</summary>
    private static readonly TimeSpan s_clocksApart = TimeSpan.FromHours(1);

    public async Task StartAsync()
    {
        if (await this.GetReminder(Reminder) is null)
            await this.RegisterOrUpdateReminder(Reminder, s_firstAfter, s_period);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => PurgeAndGoOnAsync();

    public async Task<PurgeReport> PurgeAsync()
    {
        var now = time.GetUtcNow();
        var (keys, moreKeys) = await PurgeAsync(limit => purge.PurgeIdempotencyKeysAsync(now - s_keyAge, limit));
        var (sessions, moreSessions) = await PurgeAsync(limit => purge.PurgeSessionsAsync(now - s_sessionAge, limit));
        var kept = options.Value.NotificationRetention + s_clocksApart;
        var (notifications, moreNotifications) = await PurgeAsync(limit => purge.PurgeNotificationsAsync(now - kept, limit));
        var (cleared, morePosts) = await ClearPostsAsync();
        LogPurged(keys, sessions, notifications, cleared);
        return new PurgeReport(keys, sessions, moreKeys || moreSessions || moreNotifications || morePosts, cleared, notifications);
    }

    /// <summary>What one turn does not come to is left to the next, so that stopping and other calls need not wait.</summary>
    private async Task PurgeAndGoOnAsync()
    {
        if (await PurgeAsync() is { More: true })
            this.RegisterGrainTimer(PurgeAndGoOnAsync, new GrainTimerCreationOptions(s_pause, Timeout.InfiniteTimeSpan) { KeepAlive = true });
    }

    /// <summary>What the deletion of a very popular post has left for later, a part of each at a time.</summary>
    private async Task<(int Cleared, bool More)> ClearPostsAsync()
    {
        var left = await posts.ListPostsToClearAsync(BatchesPerTurn, CancellationToken.None);
        var ends = await Task.WhenAll(left.Select(post => journal.CommitAsync(new ClearPost(post))));
        return (ends.Count(isClear => isClear), left.Count == BatchesPerTurn || ends.Contains(false));
    }

    private static async Task<(int Removed, bool More)> PurgeAsync(Func<int, Task<int>> purgeBatch)
    {
        var removed = 0;
        for (var batch = 0; batch < BatchesPerTurn; batch++)
        {
            var rows = await purgeBatch(BatchSize);
            removed += rows;
            if (rows < BatchSize)
                return (removed, false);
        }

        return (removed, true);
    }

    [LoggerMessage(EventId = 2201, Level = LogLevel.Information, Message = "Purged {Keys} idempotency keys, {Sessions} sessions, {Notifications} notifications and what was left of {Posts} deleted posts")]
    private partial void LogPurged(int keys, int sessions, int notifications, int posts);
}
