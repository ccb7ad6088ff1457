using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>A subscription, held by the grain or client that consumes it.</summary>
internal sealed class MemoryStreamHandle<T>(StreamHub hub, StreamId stream, Guid id, ClientStreamObserver? client) : StreamSubscriptionHandle<T>
{
    public override StreamId StreamId => stream;

    public override string ProviderName => hub.Name;

    public override Guid HandleId => id;

    public override Task UnsubscribeAsync()
    {
        hub.GetChannel(stream).Remove(id);
        if (RuntimeContext.Current is Activation activation)
            StreamObservers.Of(activation).Detach(id);
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null) => Resume(observer);

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null) => Resume(observer);

    public override bool Equals(StreamSubscriptionHandle<T>? other) => other is not null && other.HandleId == id;

    private Task<StreamSubscriptionHandle<T>> Resume(object observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        if (client is not null)
            client.Observer = observer;
        else
            StreamObservers.Of(RuntimeContext.RequireActivation()).Attach(id, observer);
        return Task.FromResult<StreamSubscriptionHandle<T>>(this);
    }
}
