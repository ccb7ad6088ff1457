using System.Collections.Concurrent;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The activations of one silo.</summary>
internal sealed class Catalog(Silo silo)
{
    private const int Gates = 32;

    private readonly Lock[] _gates = [.. Enumerable.Range(0, Gates).Select(static _ => new Lock())];
    private readonly ConcurrentDictionary<GrainId, WorkerPool> _workers = [];
    private bool _closed;
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public IEnumerable<Activation> All =>
        silo.Cluster.Directory.All.Where(activation => activation.Silo == silo).Concat(_workers.Values.SelectMany(static pool => pool.Snapshot()));

    public void Added() => Interlocked.Increment(ref _count);

    /// <summary>Takes no more, once every gate has been passed: who places an activation may have chosen the silo before it left, and nobody would end that one.</summary>
    public void Close()
    {
        SchedulePoint.Reach("Catalog.Close", silo);
        foreach (var gate in _gates)
        {
            lock (gate)
                _closed = true;
        }
    }

    /// <summary>The activation that was there first, or null if the silo takes no more.</summary>
    public Activation? FindOrAdd(GrainId id, Activation candidate)
    {
        SchedulePoint.Reach("Catalog.FindOrAdd", candidate);
        lock (GateOf(id))
            return _closed ? null : silo.Cluster.Directory.FindOrAdd(id, candidate);
    }

    public void Removed() => Interlocked.Decrement(ref _count);

    public void Remove(Activation activation)
    {
        SchedulePoint.Reach("Catalog.Remove", activation);
        if (activation.Class.StatelessWorker is null)
            silo.Cluster.Directory.Remove(activation);
        else if (_workers.TryGetValue(activation.Id, out var pool) && pool.Remove(activation))
            Removed();
    }

    /// <summary>False if the chosen worker, or the silo, had just gone.</summary>
    public bool PostToWorker(Invokable call, GrainClass grainClass, GrainId id, StatelessWorkerAttribute limits)
    {
        SchedulePoint.Reach("Catalog.PostToWorker", call);
        var pool = _workers.GetOrAdd(id, static _ => new WorkerPool());
        if (pool.Choose(limits.MaxLocalWorkers, CreateWorker) is not { } worker)
            return false;
        if (silo.Cluster.IsWired)
            call.CrossTo(worker);
        return worker.Mailbox.TryPost(call);

        Activation? CreateWorker()
        {
            lock (GateOf(id))
            {
                if (_closed)
                    return null;
                Added();
                return new Activation(silo, grainClass, id);
            }
        }
    }

    private Lock GateOf(GrainId id) => _gates[(uint)id.GetHashCode() % Gates];
}
