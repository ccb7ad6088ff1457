using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.Notifications;
using Nexus.Grains.Inboxes;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Tests.Notifications;

public sealed class InboxFeedTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeInbox _inbox = new();
    private readonly InboxFeed _feed;

    public InboxFeedTests() => _feed = new InboxFeed(_inbox.SubscribeAsync);

    [Fact]
    public async Task What_was_missed_comes_before_what_overtook_it()
    {
        _inbox.Answers.Enqueue(async after =>
        {
            Assert.Equal(new NotificationId(1), after);
            await _feed.OnNotificationAsync(Event(4));
            return new InboxBacklog([Event(2), Event(3)]);
        });
        var reader = await JoinAsync(new NotificationId(1));
        await _feed.OnNotificationAsync(Event(5));
        Assert.Equal(new long[] { 2, 3, 4, 5 }, Read(reader));
    }

    [Fact]
    public async Task Event_that_comes_live_and_in_a_backlog_is_delivered_once()
    {
        var reader = await JoinAsync();
        await _feed.OnNotificationAsync(Event(2));
        _inbox.Answers.Enqueue(after =>
        {
            Assert.Equal(new NotificationId(2), after);
            return Task.FromResult<InboxBacklog?>(new InboxBacklog([Event(2), Event(3)]));
        });
        await _feed.RenewAsync();
        await _feed.OnNotificationAsync(Event(3));
        Assert.Equal(new long[] { 2, 3 }, Read(reader));
    }

    [Fact]
    public async Task Reader_who_resumes_gets_what_the_others_have_and_each_event_once()
    {
        var first = await JoinAsync();
        await _feed.OnNotificationAsync(Event(2));
        await _feed.OnNotificationAsync(Event(3));
        // The feed is brought up to date, and hears of an event that was on its way; then comes what the second reader has missed.
        _inbox.Answers.Enqueue(_ => Task.FromResult<InboxBacklog?>(new InboxBacklog([Event(4)])));
        _inbox.Answers.Enqueue(async after =>
        {
            Assert.Equal(new NotificationId(2), after);
            await _feed.OnNotificationAsync(Event(4));
            await _feed.OnNotificationAsync(Event(5));
            return new InboxBacklog([Event(3), Event(4)]);
        });
        var second = await JoinAsync(new NotificationId(2));
        await _feed.OnNotificationAsync(Event(6));
        Assert.Equal(new long[] { 2, 3, 4, 5, 6 }, Read(first));
        Assert.Equal(new long[] { 3, 4, 5, 6 }, Read(second));
    }

    [Fact]
    public async Task Readers_share_one_observer_and_each_event()
    {
        var readers = new[] { await JoinAsync(), await JoinAsync(), await JoinAsync() };
        await _feed.OnNotificationAsync(Event(2));
        var events = readers.Select(reader => reader.TryRead(out var notification) ? notification : null).ToArray();
        Assert.Equal(1, _inbox.Subscriptions);
        Assert.NotNull(events[0]);
        Assert.All(events, notification => Assert.Same(events[0], notification));
    }

    [Fact]
    public async Task Backlog_that_can_not_be_had_ends_only_who_asked_for_it()
    {
        var other = await JoinAsync();
        // First the feed is brought up to date.
        _inbox.Answers.Enqueue(_ => Task.FromResult<InboxBacklog?>(new InboxBacklog([])));
        _inbox.Answers.Enqueue(_ => Task.FromResult<InboxBacklog?>(null));
        await Assert.ThrowsAsync<ResyncRequiredException>(() => JoinAsync(new NotificationId(1)));
        await _feed.OnNotificationAsync(Event(2));
        Assert.Equal(new long[] { 2 }, Read(other));
    }

    [Fact]
    public async Task Reader_that_falls_too_far_behind_gets_what_was_kept_and_has_to_resync()
    {
        var slow = await JoinAsync();
        var quick = await JoinAsync();
        var quickReads = new List<long>();
        for (var id = 1; id <= 1000; id++)
        {
            await _feed.OnNotificationAsync(Event(id));
            quickReads.AddRange(Read(quick));
        }

        var slowReads = new List<long>();
        Assert.Throws<ResyncRequiredException>(() =>
        {
            while (slow.TryRead(out var notification))
                slowReads.Add(notification.Id);
        });
        Assert.Equal(Enumerable.Range(1, 512).Select(id => (long)id), slowReads);
        Assert.True(slow.HasOverflowed);
        Assert.Equal(Enumerable.Range(1, 1000).Select(id => (long)id), quickReads);
    }

    [Fact]
    public async Task Failed_renewal_loses_no_live_event()
    {
        var reader = await JoinAsync();
        _inbox.Answers.Enqueue(async _ =>
        {
            await _feed.OnNotificationAsync(Event(2));
            throw new TimeoutException();
        });
        await Assert.ThrowsAsync<TimeoutException>(_feed.RenewAsync);
        Assert.Equal(new long[] { 2 }, Read(reader));
    }

    [Fact]
    public async Task Reader_waits_until_something_comes()
    {
        var reader = await JoinAsync();
        var waiting = reader.WaitAsync().AsTask();
        Assert.False(waiting.IsCompleted);
        await _feed.OnNotificationAsync(Event(2));
        await waiting;
        Assert.Equal(new long[] { 2 }, Read(reader));

        var next = reader.WaitAsync().AsTask();
        _feed.End(new OperationCanceledException());
        await next;
        Assert.Throws<OperationCanceledException>(() => reader.TryRead(out _));
    }

    private async Task<InboxReader> JoinAsync(NotificationId? after = null)
    {
        var reader = new InboxReader(Caller.Anonymous);
        await _feed.JoinAsync(reader, after);
        return reader;
    }

    private static long[] Read(InboxReader reader)
    {
        var read = new List<long>();
        while (reader.TryRead(out var notification))
            read.Add(notification.Id);
        return [.. read];
    }

    private static NotificationView Event(long id) =>
        new(new NotificationId(id), NotificationKind.Liked, Noon, false, new UserId(7), 1, new PostId(8), null);

    /// <summary>Answers as it was told to; otherwise nothing was missed.</summary>
    private sealed class FakeInbox
    {
        public Queue<Func<NotificationId?, Task<InboxBacklog?>>> Answers { get; } = new();

        public int Subscriptions { get; private set; }

        public Task<InboxBacklog?> SubscribeAsync(NotificationId? after)
        {
            Subscriptions++;
            return Answers.TryDequeue(out var answer) ? answer(after) : Task.FromResult<InboxBacklog?>(new InboxBacklog([]));
        }
    }
}
