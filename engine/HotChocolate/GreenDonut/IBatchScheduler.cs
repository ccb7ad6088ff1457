namespace GreenDonut;

/// <summary>Decides when a batch that is being filled is fetched.</summary>
public interface IBatchScheduler
{
    /// <summary>Hands over a new batch; keys may be added to it until it is dispatched.</summary>
    void Schedule(Batch batch);
}

/// <summary>Keys that wait to be fetched together.</summary>
public abstract class Batch
{
    /// <summary>How many keys the batch holds so far.</summary>
    public abstract int Size { get; }

    /// <summary>How many loads this batch holds up at least: those of its keys, and repeated ones.</summary>
    internal virtual int Callers => Size;

    /// <summary>Closes the batch and fetches it. Never throws: a failure goes to those who wait for the keys.</summary>
    public abstract Task DispatchAsync();
}

/// <summary>Fetches each batch as soon as the thread pool comes to it: for loaders used outside a request.</summary>
public sealed class AutoBatchScheduler : IBatchScheduler
{
    public static AutoBatchScheduler Default { get; } = new();

    public void Schedule(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ThreadPool.UnsafeQueueUserWorkItem(static waiting => _ = waiting.DispatchAsync(), batch, preferLocal: false);
    }
}
