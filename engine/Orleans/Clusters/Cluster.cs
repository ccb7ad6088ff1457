using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The silos of one process and what they share: the directory, the observers, the streams.</summary>
internal sealed class Cluster
{
    private readonly Lock _lock = new();
    private Silo[] _silos = [];
    private int _attached;

    public Cluster(TimeProvider time, GrainManifest manifest)
    {
        Clock = new Clock(time);
        Deadlines = new DeadlineWatch(Clock, Expire);
        Manifest = manifest;
        Observers = new ObserverDirectory(this);
        Router = new CallRouter(this);
    }

    public Clock Clock { get; }

    public DeadlineWatch Deadlines { get; }

    public GrainManifest Manifest { get; }

    public GrainDirectory Directory { get; } = new();

    public ObserverDirectory Observers { get; }

    public CallRouter Router { get; }

    public ConcurrentDictionary<string, StreamHub> Streams { get; } = [];

    /// <summary>Whether a silo or a client has filters around the calls that it makes: nobody looks for them otherwise.</summary>
    public bool HasOutgoingFilters { get; set; }

    /// <summary>The silos that take new activations.</summary>
    public Silo[] Silos => Volatile.Read(ref _silos);

    /// <summary>For callers that are no grains.</summary>
    public long ClientResponseTimeout { get; set; } = 30_000;

    /// <summary>From before a silo starts until after it has stopped, calls are watched.</summary>
    public void Attach()
    {
        lock (_lock)
        {
            if (_attached++ == 0)
                Deadlines.Start();
        }
    }

    public void Detach()
    {
        lock (_lock)
        {
            if (--_attached == 0)
                Deadlines.Stop();
        }
    }

    public void Join(Silo silo)
    {
        lock (_lock)
            _silos = [.. _silos, silo];
    }

    public void Leave(Silo silo)
    {
        lock (_lock)
            _silos = [.. _silos.Where(other => other != silo)];
    }

    public GrainReference CreateUntypedReference(GrainId id)
    {
        var reference = new GrainReference();
        reference.Bind(Router, null, id);
        return reference;
    }

    /// <summary>A turn that its activation did not come to goes where the grain is now.</summary>
    public void Forward(Turn turn)
    {
        if (turn is Invokable call)
            Router.Route(call);
    }

    public static void FailAll(IEnumerable<Turn> turns, Func<Turn, Exception> reason)
    {
        foreach (var turn in turns)
        {
            if (turn.TryClaim())
                turn.Fail(reason(turn));
        }
    }

    public void Expire(Turn turn) => turn.Fail(new TimeoutException(CallChain.Describe(turn)));
}
