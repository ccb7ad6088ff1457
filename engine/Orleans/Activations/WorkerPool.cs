namespace Orleans.Embedded;

/// <summary>The activations of one stateless worker on one silo.</summary>
internal sealed class WorkerPool
{
    private readonly Lock _lock = new();
    private readonly List<Activation> _workers = [];

    /// <summary>An idle one, else a new one within the limit, else the one with the shortest queue; null if there is none and none can be made.</summary>
    public Activation? Choose(int limit, Func<Activation?> create)
    {
        SchedulePoint.Reach("WorkerPool.Choose");
        lock (_lock)
        {
            Activation? best = null;
            var shortest = int.MaxValue;
            foreach (var worker in _workers)
            {
                var length = worker.Mailbox.Length;
                if (length < shortest)
                    (best, shortest) = (worker, length);
            }

            if (best is not null && (shortest == 0 || _workers.Count >= limit))
                return best;
            if (create() is not { } made)
                return best;
            _workers.Add(made);
            return made;
        }
    }

    public bool Remove(Activation worker)
    {
        SchedulePoint.Reach("WorkerPool.Remove", worker);
        lock (_lock)
            return _workers.Remove(worker);
    }

    public Activation[] Snapshot()
    {
        lock (_lock)
            return [.. _workers];
    }
}
