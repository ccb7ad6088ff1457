namespace Nexus.Gateway.Live;

/// <summary>
/// The feeds that grains tell over one kind of observer. A reference does not keep its target alive: this does, as long as somebody reads.
/// </summary>
/// <param name="observe">Makes the observer by which grains reach a feed.</param>
internal sealed class ObservedFeeds<T, TObserver>(
    IGrainFactory grains, Func<LiveFeed<T>, TObserver> observe, Func<T, long> idOf,
    Func<long, TObserver, long?, Task<IReadOnlyList<T>?>> subscribeAsync, Func<long, TObserver, Task> unsubscribeAsync)
    where T : notnull
    where TObserver : class, IGrainObserver
{
    private readonly Dictionary<LiveFeed<T>, (TObserver Target, TObserver Reference)> _observers = [];

    public LiveFeed<T> Open(long subject)
    {
        TObserver? reference = null;
        var feed = new LiveFeed<T>(after => subscribeAsync(subject, reference!, after), idOf);
        var target = observe(feed);
        reference = grains.CreateObjectReference<TObserver>(target);
        lock (_observers)
            _observers.Add(feed, (target, reference));
        return feed;
    }

    public async Task CloseAsync(long subject, LiveFeed<T> feed)
    {
        TObserver reference;
        lock (_observers)
        {
            if (!_observers.Remove(feed, out var observer))
                return;
            reference = observer.Reference;
        }

        try
        {
            await unsubscribeAsync(subject, reference);
        }
        finally
        {
            grains.DeleteObjectReference<TObserver>(reference);
        }
    }
}
