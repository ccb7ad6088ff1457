using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>What travels through a stream: items that were produced together, or its end.</summary>
internal abstract class StreamEvent
{
    public required long Sequence { get; init; }

    /// <summary>Hands the event to an observer of its type; observers of other types do not see it.</summary>
    public abstract Task HandToAsync(object observer);
}

/// <summary>An event's content on its way: within one silo a copy for all consumers, otherwise the bytes from which each makes its own.</summary>
internal readonly struct Parcel<T>
{
    private readonly T _value;
    private readonly byte[]? _message;

    public Parcel(T value) => _value = value;

    public Parcel(byte[] message) => (_value, _message) = (default!, message);

    /// <summary>In a turn of the consumer, to whom references in it will belong.</summary>
    public T Open() => _message is null ? _value : Wire.Read<T>(_message, RuntimeContext.Current?.Home);
}

internal sealed class StreamItems<T>(IReadOnlyList<Parcel<T>> items) : StreamEvent
{
    public override async Task HandToAsync(object observer)
    {
        if (observer is IAsyncBatchObserver<T> batch)
        {
            await batch.OnNextAsync([.. items.Select((item, index) => new SequentialItem<T>(item.Open(), new SequenceToken(Sequence, index)))]);
            return;
        }

        for (var index = 0; index < items.Count; index++)
            await ((IAsyncObserver<T>)observer).OnNextAsync(items[index].Open(), new SequenceToken(Sequence, index));
    }
}

internal sealed class StreamItem<T>(Parcel<T> item) : StreamEvent
{
    public override Task HandToAsync(object observer)
    {
        var token = new SequenceToken(Sequence, 0);
        return observer is IAsyncBatchObserver<T> batch
            ? batch.OnNextAsync([new SequentialItem<T>(item.Open(), token)])
            : ((IAsyncObserver<T>)observer).OnNextAsync(item.Open(), token);
    }
}

internal sealed class StreamEnd<T>(Parcel<Exception>? failure) : StreamEvent
{
    public override Task HandToAsync(object observer) => (observer, failure) switch
    {
        (IAsyncBatchObserver<T> batch, null) => batch.OnCompletedAsync(),
        (IAsyncBatchObserver<T> batch, _) => batch.OnErrorAsync(failure.Value.Open()),
        (_, null) => ((IAsyncObserver<T>)observer).OnCompletedAsync(),
        _ => ((IAsyncObserver<T>)observer).OnErrorAsync(failure.Value.Open()),
    };
}

/// <summary>A place in a memory stream.</summary>
internal sealed class SequenceToken(long sequence, int index) : StreamSequenceToken
{
    public override long SequenceNumber { get; protected set; } = sequence;

    public override int EventIndex { get; protected set; } = index;

    public override bool Equals(StreamSequenceToken? other) => other is not null && CompareTo(other) == 0;

    public override int CompareTo(StreamSequenceToken? other) => other is null ? 1
        : (SequenceNumber, EventIndex).CompareTo((other.SequenceNumber, other.EventIndex));

    public override string ToString() => $"{SequenceNumber}:{EventIndex}";
}
