using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One stream: its subscriptions. Exists while somebody has subscribed to it or events are on their way.</summary>
internal sealed class StreamChannel(StreamHub hub, StreamId id)
{
    private readonly List<StreamSubscription> _subscriptions = [];
    private bool _hasImplicit, _retired;

    public StreamId Id => id;

    public StreamHub Hub => hub;

    /// <summary>Events that subscribers have not dealt with yet, each counted for each subscriber.</summary>
    public int Waiting
    {
        get
        {
            lock (_subscriptions)
                return _subscriptions.Sum(static subscription => subscription.Waiting);
        }
    }

    /// <summary>Queues the event for all subscribers and answers null, or for none and answers when to try again.</summary>
    public Task? Publish(StreamEvent streamEvent)
    {
        SchedulePoint.Reach("StreamChannel.Publish", this);
        lock (_subscriptions)
        {
            if (_retired)
                return Task.CompletedTask;
            AddImplicit();
            foreach (var subscription in _subscriptions)
            {
                if (subscription.IsFull)
                    return subscription.Room;
            }

            foreach (var subscription in _subscriptions)
                subscription.Enqueue(streamEvent);
            RetireIfUnused();
            return null;
        }
    }

    /// <summary>False if the channel has just been given up: ask the hub again.</summary>
    public bool TryAdd(GrainId consumer, Guid subscriptionId)
    {
        lock (_subscriptions)
        {
            if (_retired)
                return false;
            AddImplicit();
            _subscriptions.Add(new StreamSubscription(this, subscriptionId, consumer, isImplicit: false));
            return true;
        }
    }

    public void Remove(Guid subscriptionId)
    {
        lock (_subscriptions)
        {
            _subscriptions.RemoveAll(subscription => subscription.Id == subscriptionId && !subscription.IsImplicit && subscription.End());
            RetireIfUnused();
        }
    }

    /// <summary>The subscriptions of one consumer: id, and whether its class made it.</summary>
    public List<(Guid Id, bool IsImplicit)> Of(GrainId consumer)
    {
        lock (_subscriptions)
        {
            AddImplicit();
            var found = _subscriptions.Where(subscription => subscription.Consumer == consumer).Select(static subscription => (subscription.Id, subscription.IsImplicit)).ToList();
            RetireIfUnused();
            return found;
        }
    }

    /// <summary>The next events of a subscription; if there are none, its pump has stopped.</summary>
    public List<StreamEvent> Next(StreamSubscription subscription, int dealtWith)
    {
        SchedulePoint.Reach("StreamChannel.Next", this);
        lock (_subscriptions)
        {
            var next = subscription.Next(dealtWith);
            if (next.Count == 0)
                RetireIfUnused();
            return next;
        }
    }

    private void AddImplicit()
    {
        if (_hasImplicit)
            return;
        _hasImplicit = true;
        foreach (var consumer in hub.ImplicitSubscribers(id))
            _subscriptions.Add(new StreamSubscription(this, ImplicitId(consumer), consumer, isImplicit: true));
    }

    private void RetireIfUnused()
    {
        if (_retired || !_subscriptions.TrueForAll(static subscription => subscription is { IsImplicit: true, IsResting: true }))
            return;
        _retired = true;
        hub.Remove(this);
    }

    /// <summary>The same whenever the channel is made anew: consumers know their subscription by it.</summary>
    private Guid ImplicitId(GrainId consumer)
    {
        var name = System.Text.Encoding.UTF8.GetBytes($"{hub.Name}|{id}|{consumer.Type}");
        return new Guid(System.Security.Cryptography.SHA256.HashData(name).AsSpan(0, 16));
    }
}
