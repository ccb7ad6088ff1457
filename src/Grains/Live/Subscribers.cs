using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Nexus.Grains.Live;

/// <summary>
/// The live observers of one grain. They are told one event after the other, each after the one before was taken: Orleans may reorder one-way calls. That
/// goes on beside the grain's own turns, so that a slow observer does not hold up events. One that does not answer is dropped; it subscribes again.
/// </summary>
internal sealed class Subscribers<TObserver, TEvent>(Func<TObserver, TEvent, Task> tellAsync, ILogger logger)
    where TObserver : IGrainObserver
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly ObserverManager<TObserver> _observers = new(Lifetime, logger);
    private readonly Dictionary<TObserver, long> _since = [];
    private readonly Queue<TEvent> _waiting = new();
    private Task _telling = Task.CompletedTask;
    private long _told;

    public bool IsEmpty => _observers.Count == 0;

    /// <summary>Adds or renews an observer, who is told of what is published from the first time on.</summary>
    public void Add(TObserver observer)
    {
        _observers.Subscribe(observer, observer);
        // Many may read by one observer: what one of them finds in a backlog is still on its way to the others.
        _since.TryAdd(observer, _told + _waiting.Count);
    }

    public void Remove(TObserver observer)
    {
        _observers.Unsubscribe(observer);
        _since.Remove(observer);
    }

    public void Publish(TEvent told)
    {
        _waiting.Enqueue(told);
        if (_telling.IsCompleted)
            _telling = TellAllAsync();
    }

    private async Task TellAllAsync()
    {
        await Task.Yield();
        while (_waiting.TryDequeue(out var told))
        {
            var number = _told++;
            await _observers.Notify(observer => tellAsync(observer, told), observer => _since.GetValueOrDefault(observer) <= number);
        }

        if (IsEmpty)
            _since.Clear();
    }
}
