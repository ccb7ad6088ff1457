using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Embedded;

/// <summary>The way of the calls of one silo or client: finds the mailbox for a call, and makes an activation if the grain has none.</summary>
internal sealed class CallRouter
{
    private readonly Cluster _cluster;
    private readonly OutgoingCalls? _watched;
    private readonly Lazy<GrainId>? _client;

    /// <summary>Without services nobody watches: the way of what the runtime itself sends.</summary>
    public CallRouter(Cluster cluster, IServiceProvider? services = null)
    {
        _cluster = cluster;
        if (services is null)
            return;
        _watched = new OutgoingCalls(cluster, services);
        _client = new(() => ClientIds.Of(services));
    }

    public Cluster Cluster => _cluster;

    /// <summary>It is a silo's or a client's; not so the runtime's own.</summary>
    public bool IsEnd => _watched is not null;

    /// <summary>Who calls where no grain does; null where it is the runtime.</summary>
    public GrainId? ClientId => _client?.Value;

    public CallInstruments? Instruments => _watched?.Instruments;

    public GrainReference CreateReference(Type interfaceType, GrainId id) => _cluster.Manifest.GetInterface(interfaceType).CreateReference(this, id);

    /// <summary>Who watches the calls of a sender: its silo, or whoever made the reference, if it is no grain; null if nobody does.</summary>
    public OutgoingCalls? WatchOf(CallTarget? sender) => sender is Activation { Silo.Router: var router } ? router._watched : _watched;

    public void Send(Invokable call, GrainReference reference)
    {
        var timeout = call.Method.ResponseTimeoutMilliseconds;
        if (timeout == 0)
            timeout = call.Sender is Activation { Silo: var silo } ? silo.ResponseTimeoutMilliseconds : _cluster.ClientResponseTimeout;
        var isOneWay = (call.Options & TurnOptions.OneWay) != 0;
        if (_cluster.IsWired)
            call.Origin = call.Sender?.Home ?? this;
        if (!isOneWay)
            call.Deadline = _cluster.Clock.Now + timeout;
        try
        {
            if (reference.LastTarget is { } last && TryPost(call, last, mayRunHere: !isOneWay))
                return;
            reference.LastTarget = Post(call, mayRunHere: !isOneWay);
        }
        catch (Exception exception) when (!isOneWay || exception is not (SerializerException or NotSupportedException))
        {
            FailUnsent(call, exception);
        }
    }

    public void Route(Invokable call)
    {
        try
        {
            Post(call, mayRunHere: false);
        }
        catch (Exception exception)
        {
            FailUnsent(call, exception);
        }
    }

    private bool TryPost(Invokable call, CallTarget target, bool mayRunHere)
    {
        if (_cluster.IsWired)
            call.CrossTo(target);
        return target.Mailbox.TryPost(call, target.MailboxLimit, mayRunHere && target.RunsWithCaller);
    }

    private static void FailUnsent(Invokable call, Exception exception)
    {
        if (call.TryClaim())
            call.Fail(exception);
    }

    /// <summary>The target that took the call, if the next one may go there directly.</summary>
    private CallTarget? Post(Invokable call, bool mayRunHere)
    {
        var id = call.TargetId;
        if (ObserverDirectory.IsObserver(id))
        {
            if (_cluster.Observers.Find(id) is { } observer && TryPost(call, observer, mayRunHere: false))
                return observer;
            throw new ClientNotAvailableException(id);
        }

        while (true)
        {
            SchedulePoint.Reach("CallRouter.Find", call);
            if (!_cluster.Directory.TryFind(id, out var activation))
            {
                SchedulePoint.Reach("CallRouter.Place", call);
                Silo silo;
                using (LifecycleSpans.Place(call))
                    silo = Place(id, (call.Sender as Activation)?.Silo);
                var grainClass = silo.GetClass(id.Type);
                if (grainClass.StatelessWorker is { } limits)
                {
                    if (silo.Catalog.PostToWorker(call, grainClass, id, limits))
                        return null;
                    continue;
                }

                activation = LifecycleSpans.Register(call, new Activation(silo, grainClass, id));
                if (activation is null)
                    continue;
            }

            if (TryPost(call, activation, mayRunHere))
                return activation;
            _cluster.Directory.Remove(activation);
        }
    }

    /// <summary>By the grain's hash over the active silos, unless its class prefers the caller's.</summary>
    private Silo Place(GrainId id, Silo? senderSilo)
    {
        var silos = _cluster.Silos;
        if (silos.Length == 0)
            throw new SiloUnavailableException($"No silo takes new activations: {id} can not be reached.");

        if (senderSilo is not null && Array.IndexOf(silos, senderSilo) >= 0 && senderSilo.GetClass(id.Type).PrefersLocal)
            return senderSilo;
        return silos[id.GetUniformHashCode() % (uint)silos.Length];
    }
}
