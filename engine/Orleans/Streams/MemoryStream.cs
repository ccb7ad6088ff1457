using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>A provider whose streams live in this process.</summary>
internal sealed class MemoryStreamProvider(StreamHub hub, CallRouter home) : IStreamProvider
{
    public string Name => hub.Name;

    public bool IsRewindable => false;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new MemoryStream<T>(hub, home, streamId);
}

/// <summary>A stream as producers and consumers hold it.</summary>
internal sealed class MemoryStream<T>(StreamHub hub, CallRouter home, StreamId id) : IAsyncStream<T>
{
    public bool IsRewindable => false;

    public string ProviderName => hub.Name;

    public StreamId StreamId => id;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) =>
        hub.PublishAsync(id, new StreamItem<T>(Sent(item)) { Sequence = hub.NextSequence() });

    public Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null) =>
        hub.PublishAsync(id, new StreamItems<T>([.. batch.Select(Sent)]) { Sequence = hub.NextSequence() });

    public Task OnCompletedAsync() => hub.PublishAsync(id, new StreamEnd<T>(null) { Sequence = hub.NextSequence() });

    public Task OnErrorAsync(Exception ex) => hub.PublishAsync(id, new StreamEnd<T>(hub.Cluster.IsWired ? new Parcel<Exception>(Wire.Pack(ex)) : new Parcel<Exception>(ex)) { Sequence = hub.NextSequence() });

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer) => Subscribe(observer);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null) => Subscribe(observer);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer) => Subscribe(observer);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token) => Subscribe(observer);

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles()
    {
        IList<StreamSubscriptionHandle<T>> handles = RuntimeContext.Current is Activation activation
            ? [.. hub.GetChannel(id).Of(activation.Id).Select(found => new MemoryStreamHandle<T>(hub, id, found.Id, null))]
            : [];
        return Task.FromResult(handles);
    }

    public bool Equals(IAsyncStream<T>? other) => other is not null && other.StreamId == id && other.ProviderName == hub.Name;

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

    public override int GetHashCode() => id.GetHashCode();

    public int CompareTo(IAsyncStream<T>? other) => other is null ? 1 : id.CompareTo(other.StreamId);

    private Task<StreamSubscriptionHandle<T>> Subscribe(object observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return Task.FromResult<StreamSubscriptionHandle<T>>(
            RuntimeContext.Current is Activation activation ? SubscribeGrain(activation, observer) : SubscribeClient(observer));
    }

    /// <summary>A grain whose class subscribes it to this stream takes over that subscription.</summary>
    private MemoryStreamHandle<T> SubscribeGrain(Activation activation, object observer)
    {
        var known = hub.GetChannel(id).Of(activation.Id).Find(static found => found.IsImplicit);
        var subscription = known.IsImplicit ? known.Id : Add(activation.Id);
        StreamObservers.Of(activation).Attach(subscription, observer);
        return new MemoryStreamHandle<T>(hub, id, subscription, null);
    }

    private MemoryStreamHandle<T> SubscribeClient(object observer)
    {
        var client = new ClientStreamObserver(observer);
        return new MemoryStreamHandle<T>(hub, id, Add(hub.Cluster.Observers.Add(client, home).Id), client);
    }

    private Parcel<T> Sent(T item) => hub.Cluster.IsWired ? new Parcel<T>(Wire.Pack(item)) : new Parcel<T>(Copies<T>.Of(item));

    private Guid Add(GrainId consumer)
    {
        var subscription = Guid.NewGuid();
        while (!hub.GetChannel(id).TryAdd(consumer, subscription))
        {
        }

        return subscription;
    }
}
