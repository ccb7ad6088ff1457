using System.Collections.Concurrent;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The activations of one silo.</summary>
internal sealed class Catalog(Silo silo)
{
    private readonly ConcurrentDictionary<GrainId, WorkerPool> _workers = [];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public IEnumerable<Activation> All =>
        silo.Cluster.Directory.All.Where(activation => activation.Silo == silo).Concat(_workers.Values.SelectMany(static pool => pool.Snapshot()));

    public void Added() => Interlocked.Increment(ref _count);

    public void Removed() => Interlocked.Decrement(ref _count);

    public void Remove(Activation activation)
    {
        SchedulePoint.Reach("Catalog.Remove", activation);
        if (activation.Class.StatelessWorker is null)
            silo.Cluster.Directory.Remove(activation);
        else if (_workers.TryGetValue(activation.Id, out var pool) && pool.Remove(activation))
            Removed();
    }

    /// <summary>False if the chosen worker had just gone.</summary>
    public bool PostToWorker(Invokable call, GrainClass grainClass, GrainId id, StatelessWorkerAttribute limits)
    {
        SchedulePoint.Reach("Catalog.PostToWorker", call);
        var pool = _workers.GetOrAdd(id, static _ => new WorkerPool());
        var worker = pool.Choose(limits.MaxLocalWorkers, CreateWorker);
        if (silo.Cluster.IsWired)
            call.CrossTo(worker);
        return worker.Mailbox.TryPost(call);

        Activation CreateWorker()
        {
            Added();
            return new Activation(silo, grainClass, id);
        }
    }
}
