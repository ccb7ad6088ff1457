using Nexus.Gateway.Errors;
using Nexus.Gateway.Notifications;
using Nexus.Grains.Inboxes;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Tests.Notifications;

public sealed class InboxWatchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_was_missed_comes_before_what_overtook_it()
    {
        var watch = new InboxWatch(new NotificationId(1));
        await watch.CatchUpAsync(async after =>
        {
            Assert.Equal(new NotificationId(1), after);
            await watch.OnNotificationAsync(Event(4));
            return new InboxBacklog([Event(2), Event(3)]);
        });
        await watch.OnNotificationAsync(Event(5));
        Assert.Equal(new long[] { 2, 3, 4, 5 }, await ReadAsync(watch));
    }

    [Fact]
    public async Task Event_that_comes_live_and_in_a_backlog_is_delivered_once()
    {
        var watch = new InboxWatch(null);
        await watch.CatchUpAsync(_ => Task.FromResult<InboxBacklog?>(null));
        await watch.OnNotificationAsync(Event(2));
        await watch.CatchUpAsync(after =>
        {
            Assert.Equal(new NotificationId(2), after);
            return Task.FromResult<InboxBacklog?>(new InboxBacklog([Event(2), Event(3)]));
        });
        await watch.OnNotificationAsync(Event(3));
        Assert.Equal(new long[] { 2, 3 }, await ReadAsync(watch));
    }

    [Fact]
    public async Task Backlog_that_can_not_be_had_ends_the_watch() =>
        await Assert.ThrowsAsync<ResyncRequiredException>(
            () => new InboxWatch(new NotificationId(1)).CatchUpAsync(_ => Task.FromResult<InboxBacklog?>(null)));

    [Fact]
    public async Task Reader_that_falls_too_far_behind_gets_what_was_kept_and_has_to_resync()
    {
        var watch = new InboxWatch(null);
        for (var id = 1; id <= 1000; id++)
            await watch.OnNotificationAsync(Event(id));
        var read = new List<long>();
        await Assert.ThrowsAsync<ResyncRequiredException>(async () =>
        {
            await foreach (var notification in watch.ReadAllAsync(CancellationToken.None))
                read.Add(notification.Id.Value);
        });
        Assert.Equal(Enumerable.Range(1, 512).Select(id => (long)id), read);
        Assert.True(watch.HasOverflowed);
    }

    [Fact]
    public async Task Failed_renewal_loses_no_live_event()
    {
        var watch = new InboxWatch(null);
        await Assert.ThrowsAsync<TimeoutException>(() => watch.CatchUpAsync(async _ =>
        {
            await watch.OnNotificationAsync(Event(2));
            throw new TimeoutException();
        }));
        Assert.Equal(new long[] { 2 }, await ReadAsync(watch));
    }

    private static async Task<long[]> ReadAsync(InboxWatch watch)
    {
        watch.End(new OperationCanceledException());
        var read = new List<long>();
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var notification in watch.ReadAllAsync(CancellationToken.None))
                read.Add(notification.Id.Value);
        });
        return [.. read];
    }

    private static NotificationView Event(long id) =>
        new(new NotificationId(id), NotificationKind.Liked, Noon, false, new UserId(7), 1, new PostId(8), null);
}
