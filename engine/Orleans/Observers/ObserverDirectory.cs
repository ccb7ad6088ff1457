using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The observers of a cluster.</summary>
internal sealed class ObserverDirectory
{
    private readonly ConcurrentDictionary<GrainId, LocalObserver> _observers = [];

    /// <param name="filters">Null for what the runtime has for itself.</param>
    public LocalObserver Add(IGrainObserver target, CallRouter home, ClientFilters? filters = null)
    {
        var id = ClientIds.NewObserver(home.ClientId ?? ClientIds.New());
        return _observers[id] = new LocalObserver(id, target, home, filters);
    }

    public static bool IsObserver(GrainId id) => ClientIds.IsObserver(id);

    public LocalObserver? Find(GrainId id) => _observers.GetValueOrDefault(id);

    public void Remove(GrainId id)
    {
        if (_observers.TryRemove(id, out var observer))
            Cluster.FailAll(observer.Mailbox.Close(), turn => new ClientNotAvailableException(turn.Target!.Id));
    }
}
