using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>A subscription of one consumer to one stream.</summary>
public abstract class StreamSubscriptionHandle<T> : IEquatable<StreamSubscriptionHandle<T>>
{
    public abstract StreamId StreamId { get; }

    public abstract string ProviderName { get; }

    public abstract Guid HandleId { get; }

    /// <summary>Ends the subscription.</summary>
    public abstract Task UnsubscribeAsync();

    /// <summary>From now on <paramref name="observer"/> takes the events, in place of whoever did.</summary>
    public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null);

    public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null);

    public abstract bool Equals(StreamSubscriptionHandle<T>? other);

    public sealed override bool Equals(object? obj) => Equals(obj as StreamSubscriptionHandle<T>);

    public sealed override int GetHashCode() => HandleId.GetHashCode();
}
