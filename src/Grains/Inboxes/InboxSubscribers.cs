using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Nexus.Grains.Inboxes;

/// <summary>
/// The live observers of one inbox. They are told one notification after the other, each after the one before was taken: Orleans may reorder one-way calls. That
/// goes on beside the inbox's own turns, so that a slow observer does not hold up events. One that does not answer is dropped; it subscribes again.
/// </summary>
internal sealed class InboxSubscribers(ILogger logger)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly ObserverManager<IInboxObserver> _observers = new(Lifetime, logger);
    private readonly Dictionary<IInboxObserver, long> _since = [];
    private readonly Queue<NotificationView> _waiting = new();
    private Task _telling = Task.CompletedTask;
    private long _told;

    public bool IsEmpty => _observers.Count == 0;

    /// <summary>Adds or renews an observer, who is told of what is published from the first time on.</summary>
    public void Add(IInboxObserver observer)
    {
        _observers.Subscribe(observer, observer);
        // Many may read by one observer: what one of them finds in a backlog is still on its way to the others.
        _since.TryAdd(observer, _told + _waiting.Count);
    }

    public void Remove(IInboxObserver observer)
    {
        _observers.Unsubscribe(observer);
        _since.Remove(observer);
    }

    public void Publish(NotificationView notification)
    {
        _waiting.Enqueue(notification);
        if (_telling.IsCompleted)
            _telling = TellAsync();
    }

    private async Task TellAsync()
    {
        await Task.Yield();
        while (_waiting.TryDequeue(out var notification))
        {
            var number = _told++;
            await _observers.Notify(observer => observer.OnNotificationAsync(notification), observer => _since.GetValueOrDefault(observer) <= number);
        }

        if (IsEmpty)
            _since.Clear();
    }
}
