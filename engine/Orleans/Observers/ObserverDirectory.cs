using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The observers of a cluster.</summary>
internal sealed class ObserverDirectory
{
    private static readonly GrainType ObserverType = GrainType.Create("sys.client.observer");

    private readonly ConcurrentDictionary<GrainId, LocalObserver> _observers = [];

    public LocalObserver Add(IGrainObserver target, CallRouter home)
    {
        var id = new GrainId(ObserverType, GrainIdKeyExtensions.CreateGuidKey(Guid.NewGuid()));
        return _observers[id] = new LocalObserver(id, target, home);
    }

    public static bool IsObserver(GrainId id) => id.Type == ObserverType;

    public LocalObserver? Find(GrainId id) => _observers.GetValueOrDefault(id);

    public void Remove(GrainId id)
    {
        if (_observers.TryRemove(id, out var observer))
            Cluster.FailAll(observer.Mailbox.Close(), turn => new ClientNotAvailableException(turn.Target!.Id));
    }
}
