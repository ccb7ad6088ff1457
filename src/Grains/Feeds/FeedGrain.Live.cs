using Nexus.Grains.Live;
using Nexus.Storage;

namespace Nexus.Grains.Feeds;

/// <summary>Those who watch what comes into the feed.</summary>
internal sealed partial class FeedGrain
{
    private Subscribers<IFeedObserver, PostId>? _subscribers;
    // There from the first subscription on: most feeds are never watched.
    private FeedArrivals? _arrivals;
    private IGrainTimer? _watch;
    private Task _watching = Task.CompletedTask;

    public async Task<FeedBacklog?> SubscribeAsync(IFeedObserver observer, PostId? after)
    {
        var ring = await CatchUpAsync();
        // From here on without an await: what is not in the backlog goes to the observer.
        _arrivals ??= new FeedArrivals(time.GetUtcNow(), options.Value.BacklogBound);
        var missed = after is { } last ? _arrivals.ListAfter(last, ring) : [];
        if (missed is null || missed.Length > options.Value.BacklogBound)
            return null;
        _subscribers ??= new(static (subscriber, post) => subscriber.OnPostAddedAsync(post), logger);
        _subscribers.Add(observer);
        var interval = options.Value.WatchInterval;
        _watch ??= this.RegisterGrainTimer(
            static (self, _) => self.WatchAsync(), this, new GrainTimerCreationOptions(interval, interval) { Interleave = true, KeepAlive = true });
        return new FeedBacklog(missed);
    }

    public Task UnsubscribeAsync(IFeedObserver observer)
    {
        _subscribers?.Remove(observer);
        return Task.CompletedTask;
    }

    private bool IsWatched => _subscribers is { IsEmpty: false };

    /// <summary>Nobody reads for those who watch: what is not pushed is fetched.</summary>
    private async Task WatchAsync()
    {
        if (!IsWatched)
        {
            _watch?.Dispose();
            _watch = null;
            return;
        }

        try
        {
            await CatchUpAsync();
        }
        catch (StorageUnavailableException)
        {
            // The next tick tries again.
        }
    }

    private void KeepWatch()
    {
        if (IsWatched && _watching.IsCompleted)
            _watching = WatchAsync();
    }

    private void Announce(FeedEntry entry)
    {
        if (_arrivals is { } arrivals && arrivals.Add(entry))
            _subscribers?.Publish(entry.Post);
    }

    /// <summary>What a ring that was filled afresh has and the one before had not, as far as it has just come.</summary>
    private void AnnounceAll(HomeRing ring, HomeRing? old)
    {
        if (_arrivals is not { } arrivals)
            return;
        foreach (var entry in ring.ListAbove(arrivals.Horizon).Where(entry => old?.Find(entry.Post) is null).ToArray())
            Announce(entry);
    }
}
