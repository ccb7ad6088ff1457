using System.Collections;
using Microsoft.Extensions.Logging;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans.Utilities;

/// <summary>Observers known by their reference.</summary>
public class ObserverManager<TObserver>(TimeSpan expiration, ILogger log) : ObserverManager<IAddressable, TObserver>(expiration, log);

/// <summary>Observers that are forgotten if they do not subscribe again in time, or fail. Not thread-safe: one grain's.</summary>
public class ObserverManager<TIdentity, TObserver>(TimeSpan expiration, ILogger log) : IEnumerable<TObserver> where TIdentity : notnull
{
    private readonly Dictionary<TIdentity, Entry> _observers = [];

    /// <summary>The time; replaceable for tests.</summary>
    public Func<DateTime> GetDateTime { get; set; } = static () => TimeProvider.System.GetUtcNow().UtcDateTime;

    public TimeSpan ExpirationDuration { get; set; } = expiration;

    public int Count => _observers.Count;

    public IReadOnlyDictionary<TIdentity, TObserver> Observers => _observers.ToDictionary(static entry => entry.Key, static entry => entry.Value.Observer);

    public void Clear() => _observers.Clear();

    /// <summary>Adds the observer, or renews its time.</summary>
    public void Subscribe(TIdentity id, TObserver observer) => _observers[id] = new Entry(observer, GetDateTime());

    public void Unsubscribe(TIdentity id) => _observers.Remove(id);

    /// <summary>Tells every observer; those that fail or have expired are forgotten.</summary>
    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, observer) in Current(predicate))
        {
            try
            {
                await notification(observer);
            }
            catch (Exception exception)
            {
                Forget(id, exception);
            }
        }
    }

    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, observer) in Current(predicate))
        {
            try
            {
                notification(observer);
            }
            catch (Exception exception)
            {
                Forget(id, exception);
            }
        }
    }

    public void ClearExpired()
    {
        var now = GetDateTime();
        foreach (var (id, entry) in _observers)
        {
            if (now - entry.LastSeen > ExpirationDuration)
                _observers.Remove(id);
        }
    }

    public IEnumerator<TObserver> GetEnumerator() => _observers.Values.Select(static entry => entry.Observer).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<(TIdentity Id, TObserver Observer)> Current(Func<TObserver, bool>? predicate)
    {
        ClearExpired();
        return [.. _observers.Where(entry => predicate is null || predicate(entry.Value.Observer)).Select(static entry => (entry.Key, entry.Value.Observer))];
    }

    private void Forget(TIdentity id, Exception exception)
    {
        _observers.Remove(id);
        Log.ObserverFailed(log, exception, id);
    }

    private readonly record struct Entry(TObserver Observer, DateTime LastSeen);
}
