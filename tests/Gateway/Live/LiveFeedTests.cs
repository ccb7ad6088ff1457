using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.Live;

namespace Nexus.Gateway.Tests.Live;

public sealed class LiveFeedTests
{
    private readonly FakeGrain _grain = new();
    private readonly LiveFeed<Event> _feed;

    public LiveFeedTests() => _feed = new LiveFeed<Event>(_grain.SubscribeAsync, static told => told.Id);

    [Fact]
    public async Task What_was_missed_comes_before_what_overtook_it()
    {
        _grain.Answers.Enqueue(async after =>
        {
            Assert.Equal(1, after);
            await _feed.TellAsync(new Event(4));
            return [new Event(2), new Event(3)];
        });
        var reader = await JoinAsync(1);
        await _feed.TellAsync(new Event(5));
        Assert.Equal(new long[] { 2, 3, 4, 5 }, Read(reader));
    }

    [Fact]
    public async Task Event_that_comes_live_and_in_a_backlog_is_delivered_once()
    {
        var reader = await JoinAsync();
        await _feed.TellAsync(new Event(2));
        _grain.Answers.Enqueue(after =>
        {
            Assert.Equal(2, after);
            return Task.FromResult<IReadOnlyList<Event>?>([new Event(2), new Event(3)]);
        });
        await _feed.RenewAsync();
        await _feed.TellAsync(new Event(3));
        Assert.Equal(new long[] { 2, 3 }, Read(reader));
    }

    [Fact]
    public async Task Reader_who_resumes_gets_what_the_others_have_and_each_event_once()
    {
        var first = await JoinAsync();
        await _feed.TellAsync(new Event(2));
        await _feed.TellAsync(new Event(3));
        // The feed is brought up to date, and hears of an event that was on its way; then comes what the second reader has missed.
        _grain.Answers.Enqueue(_ => Task.FromResult<IReadOnlyList<Event>?>([new Event(4)]));
        _grain.Answers.Enqueue(async after =>
        {
            Assert.Equal(2, after);
            await _feed.TellAsync(new Event(4));
            await _feed.TellAsync(new Event(5));
            return [new Event(3), new Event(4)];
        });
        var second = await JoinAsync(2);
        await _feed.TellAsync(new Event(6));
        Assert.Equal(new long[] { 2, 3, 4, 5, 6 }, Read(first));
        Assert.Equal(new long[] { 3, 4, 5, 6 }, Read(second));
    }

    [Fact]
    public async Task Readers_share_one_observer_and_each_event()
    {
        var readers = new[] { await JoinAsync(), await JoinAsync(), await JoinAsync() };
        await _feed.TellAsync(new Event(2));
        var events = readers.Select(reader => reader.TryRead(out var notification) ? notification : null).ToArray();
        Assert.Equal(1, _grain.Subscriptions);
        Assert.NotNull(events[0]);
        Assert.All(events, notification => Assert.Same(events[0], notification));
    }

    [Fact]
    public async Task Backlog_that_can_not_be_had_ends_only_who_asked_for_it()
    {
        var other = await JoinAsync();
        // First the feed is brought up to date.
        _grain.Answers.Enqueue(_ => Task.FromResult<IReadOnlyList<Event>?>([]));
        _grain.Answers.Enqueue(_ => Task.FromResult<IReadOnlyList<Event>?>(null));
        await Assert.ThrowsAsync<ResyncRequiredException>(() => JoinAsync(1));
        await _feed.TellAsync(new Event(2));
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
            await _feed.TellAsync(new Event(id));
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
        _grain.Answers.Enqueue(async _ =>
        {
            await _feed.TellAsync(new Event(2));
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
        await _feed.TellAsync(new Event(2));
        await waiting;
        Assert.Equal(new long[] { 2 }, Read(reader));

        var next = reader.WaitAsync().AsTask();
        _feed.End(new OperationCanceledException());
        await next;
        Assert.Throws<OperationCanceledException>(() => reader.TryRead(out _));
    }

    private async Task<LiveReader<Event>> JoinAsync(long? after = null)
    {
        var reader = new LiveReader<Event>(Caller.Anonymous);
        await _feed.JoinAsync(reader, after);
        return reader;
    }

    private static long[] Read(LiveReader<Event> reader)
    {
        var read = new List<long>();
        while (reader.TryRead(out var notification))
            read.Add(notification.Id);
        return [.. read];
    }

    private sealed record Event(long Id);

    /// <summary>Answers as it was told to; otherwise nothing was missed.</summary>
    private sealed class FakeGrain
    {
        public Queue<Func<long?, Task<IReadOnlyList<Event>?>>> Answers { get; } = new();

        public int Subscriptions { get; private set; }

        public Task<IReadOnlyList<Event>?> SubscribeAsync(long? after)
        {
            Subscriptions++;
            return Answers.TryDequeue(out var answer) ? answer(after) : Task.FromResult<IReadOnlyList<Event>?>([]);
        }
    }
}
