using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Orleans.Embedded;

/// <summary>Who in an activation handles which subscription.</summary>
internal sealed class StreamObservers(Activation activation)
{
    private readonly Dictionary<Guid, object> _observers = [];

    public static StreamObservers Of(Activation activation)
    {
        if (activation.GetComponent<StreamObservers>() is { } known)
            return known;
        var made = new StreamObservers(activation);
        activation.SetComponent(made);
        return made;
    }

    public void Attach(Guid subscriptionId, object observer) => _observers[subscriptionId] = observer;

    public void Detach(Guid subscriptionId) => _observers.Remove(subscriptionId);

    /// <summary>An event that nobody in the grain wants to handle is dropped.</summary>
    public Task HandleAsync(StreamSubscription subscription, StreamEvent streamEvent) =>
        _observers.TryGetValue(subscription.Id, out var observer) ? streamEvent.HandToAsync(observer) : ResumeAndHandleAsync(subscription, streamEvent);

    private async Task ResumeAndHandleAsync(StreamSubscription subscription, StreamEvent streamEvent)
    {
        if (activation.Grain is IStreamSubscriptionObserver grain)
            await grain.OnSubscribed(new HandleFactory(subscription));
        if (_observers.TryGetValue(subscription.Id, out var observer))
            await streamEvent.HandToAsync(observer);
    }

    private sealed class HandleFactory(StreamSubscription subscription) : IStreamSubscriptionHandleFactory
    {
        public StreamId StreamId => subscription.Channel.Id;

        public string ProviderName => subscription.Channel.Hub.Name;

        public StreamSubscriptionHandle<T> Create<T>() =>
            new MemoryStreamHandle<T>(subscription.Channel.Hub, subscription.Channel.Id, subscription.Id, null);
    }
}
