using GreenDonut;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// Holds the batches of a service scope until the execution that runs in it has nothing else to do, so that a whole level of
/// a query is fetched at once. Without an execution batches go to the thread pool.
/// </summary>
internal sealed class RequestBatchScheduler : IBatchScheduler, ISettlementObserver
{
    private readonly Lock _sync = new();
    private List<Batch> _waiting = [];
    private OperationExecution? _execution;
    private int _settling;

    /// <summary>Whether the outcome of a batch is being handed out right now.</summary>
    public bool IsSettling => Volatile.Read(ref _settling) > 0;

    /// <summary>How many loads wait, over all batches.</summary>
    public int WaitingLoads
    {
        get
        {
            lock (_sync)
            {
                var loads = 0;
                foreach (var batch in _waiting)
                    loads += batch.Callers;
                return loads;
            }
        }
    }

    public void Attach(OperationExecution execution) => Volatile.Write(ref _execution, execution);

    public void Detach(OperationExecution execution) => Interlocked.CompareExchange(ref _execution, null, execution);

    public void Schedule(Batch batch)
    {
        if (Volatile.Read(ref _execution) is not { } execution)
        {
            AutoBatchScheduler.Default.Schedule(batch);
            return;
        }

        lock (_sync)
            _waiting.Add(batch);
        execution.SignalWork();
    }

    public void OnSettling() => Interlocked.Increment(ref _settling);

    public void OnSettled()
    {
        Interlocked.Decrement(ref _settling);
        Volatile.Read(ref _execution)?.SignalWork();
    }

    /// <summary>Starts to fetch everything that waits; false when nothing does.</summary>
    public bool Dispatch()
    {
        List<Batch> batches;
        lock (_sync)
        {
            if (_waiting.Count == 0)
                return false;
            batches = _waiting;
            _waiting = [];
        }

        foreach (var batch in batches)
            _ = batch.DispatchAsync();
        return true;
    }
}
