using Nexus.Storage.Journal;

namespace Nexus.Grains.Inboxes.Delivery;

/// <summary>
/// Which notifications of this silo may be committed but have not been handed to the stream. One per silo; safe to use from all its grains.
/// </summary>
public sealed class DeliveryTracker(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, Undelivered> _undelivered = [];

    /// <summary>To be called before the change that writes the notification is given to the journal.</summary>
    public void Begin(NewNotification notification)
    {
        lock (_lock)
            _undelivered[notification.Id.Value] = new Undelivered(notification, time.GetUtcNow());
    }

    /// <summary>It was delivered, or was never written.</summary>
    public void End(NotificationId id)
    {
        lock (_lock)
            _undelivered.Remove(id.Value);
    }

    /// <summary>Everything up to this id is delivered, given that <paramref name="newest"/> was made before the call.</summary>
    public NotificationId DeliveredThrough(NotificationId newest)
    {
        lock (_lock)
        {
            foreach (var id in _undelivered.Keys)
                return new NotificationId(Math.Min(id - 1, newest.Value));
            return newest;
        }
    }

    /// <summary>What has waited for longer than a delivery takes: its commit or its delivery failed. Oldest first.</summary>
    public IReadOnlyList<NewNotification> ListOverdue(TimeSpan age)
    {
        var before = time.GetUtcNow() - age;
        lock (_lock)
            return [.. _undelivered.Values.Where(undelivered => undelivered.Since <= before).Select(undelivered => undelivered.Notification)];
    }

    private readonly record struct Undelivered(NewNotification Notification, DateTimeOffset Since);
}
