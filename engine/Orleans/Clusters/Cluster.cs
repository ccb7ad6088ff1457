using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The silos of one process and what they share: the directory, the observers, the streams.</summary>
internal sealed class Cluster
{
    private readonly Lock _lock = new();
    private readonly Dictionary<SiloAddress, MembershipEntry> _members = [];
    private Silo[] _silos = [];
    private int _attached;

    public Cluster(TimeProvider time, GrainManifest manifest)
    {
        Clock = new Clock(time);
        Deadlines = new DeadlineWatch(Clock, Expire);
        Manifest = manifest;
        Observers = new ObserverDirectory();
        Router = new CallRouter(this);
    }

    public Clock Clock { get; }

    public DeadlineWatch Deadlines { get; }

    public GrainManifest Manifest { get; }

    public GrainDirectory Directory { get; } = new();

    public ObserverDirectory Observers { get; }

    public CallRouter Router { get; }

    public ConcurrentDictionary<string, StreamHub> Streams { get; } = [];

    public ReminderRing Reminders { get; } = new();

    /// <summary>Whether a silo or a client has filters around the calls that it makes, or somebody has read how long they take: calls look no further otherwise.</summary>
    public bool WatchesCalls { get; set; }

    /// <summary>The way of the calls that no grain makes, for what is counted: the client's, or that of the silo whose host is the client.</summary>
    public CallRouter? ClientRouter { get; set; }

    /// <summary>Silos and clients of the cluster are as far apart as processes are: what passes between them is serialised. False where the one silo's host is the client.</summary>
    public bool IsWired { get; init; }

    /// <summary>All silos that there have been.</summary>
    public IEnumerable<MembershipEntry> Members
    {
        get
        {
            lock (_lock)
                return [.. _members.Values];
        }
    }

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
        SchedulePoint.Reach("Cluster.Join", silo);
        lock (_lock)
            _silos = [.. _silos, silo];
    }

    public void Record(Silo silo, SiloStatus status)
    {
        lock (_lock)
        {
            _members[silo.Address] = new MembershipEntry
            {
                SiloAddress = silo.Address,
                SiloName = silo.Name,
                HostName = Environment.MachineName,
                StartTime = _members.TryGetValue(silo.Address, out var known) ? known.StartTime : Clock.Time.GetUtcNow().UtcDateTime,
                Status = status,
            };
        }
    }

    public void Leave(Silo silo)
    {
        SchedulePoint.Reach("Cluster.Leave", silo);
        lock (_lock)
            _silos = [.. _silos.Where(other => other != silo)];
        Reminders.Leave(silo);
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
            SchedulePoint.Reach("Cluster.FailAll", turn);
            if (turn.TryClaim())
                turn.Fail(reason(turn));
        }
    }

    public void Expire(Turn turn)
    {
        if (turn is Invokable call)
            InstrumentsOf(call)?.TimedOut(call.TargetId);
        turn.Fail(new TimeoutException(CallChain.Describe(turn)));
    }

    public void Cancelled(Invokable call) => InstrumentsOf(call)?.Canceled(call.TargetId);

    private CallInstruments? InstrumentsOf(Invokable call) => (call.Sender is Activation { Silo.Router: var router } ? router : ClientRouter)?.Instruments;
}
