using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>What travels through a stream: items that were produced together, or its end.</summary>
internal abstract class StreamEvent
{
    public required long Sequence { get; init; }

    /// <summary>Hands the event to an observer of its type; observers of other types do not see it.</summary>
    public abstract Task HandToAsync(object observer);
}

internal sealed class StreamItems<T>(IReadOnlyList<T> items) : StreamEvent
{
    public override async Task HandToAsync(object observer)
    {
        if (observer is IAsyncBatchObserver<T> batch)
        {
            await batch.OnNextAsync([.. items.Select((item, index) => new SequentialItem<T>(item, new SequenceToken(Sequence, index)))]);
            return;
        }

        for (var index = 0; index < items.Count; index++)
            await ((IAsyncObserver<T>)observer).OnNextAsync(items[index], new SequenceToken(Sequence, index));
    }
}

internal sealed class StreamItem<T>(T item) : StreamEvent
{
    public override Task HandToAsync(object observer)
    {
        var token = new SequenceToken(Sequence, 0);
        return observer is IAsyncBatchObserver<T> batch
            ? batch.OnNextAsync([new SequentialItem<T>(item, token)])
            : ((IAsyncObserver<T>)observer).OnNextAsync(item, token);
    }
}

internal sealed class StreamEnd<T>(Exception? failure) : StreamEvent
{
    public override Task HandToAsync(object observer) => (observer, failure) switch
    {
        (IAsyncBatchObserver<T> batch, null) => batch.OnCompletedAsync(),
        (IAsyncBatchObserver<T> batch, _) => batch.OnErrorAsync(failure),
        (_, null) => ((IAsyncObserver<T>)observer).OnCompletedAsync(),
        _ => ((IAsyncObserver<T>)observer).OnErrorAsync(failure),
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
