using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>An object outside the grains that can be called by reference. Its calls run one at a time, in order.</summary>
internal sealed class LocalObserver(GrainId id, IGrainObserver target, CallRouter home, ClientFilters? filters) : CallTarget, IGrainContext
{
    private readonly WeakReference<IGrainObserver> _target = new(target);

    public override GrainId Id => id;

    /// <summary>Nobody else holds the object: it counts as gone.</summary>
    public override object Instance => _target.TryGetTarget(out var target) ? target
        : throw new ClientNotAvailableException(id);

    public override CallFilters? Filters => filters?.Current;

    public override Clock Clock => home.Cluster.Clock;

    public override CallRouter Home => home;

    GrainId IGrainContext.GrainId => id;

    object IGrainContext.GrainInstance => Instance;

    GrainReference IGrainContext.GrainReference => home.Cluster.CreateUntypedReference(id);

    IServiceProvider IGrainContext.ActivationServices => throw NotAGrain();

    IGrainLifecycle IGrainContext.ObservableLifecycle => throw NotAGrain();

    Task IGrainContext.Deactivated => throw NotAGrain();

    public override void Open() => Mailbox.OpenGate();

    public override void Watch(Mailbox mailbox) => home.Cluster.Deadlines.Add(mailbox);

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    void IGrainContext.SetComponent<TComponent>(TComponent? value) where TComponent : class => throw NotAGrain();

    void IGrainContext.Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken) => throw NotAGrain();

    private NotSupportedException NotAGrain() => new($"{id} is an observer: it has no activation.");
}
