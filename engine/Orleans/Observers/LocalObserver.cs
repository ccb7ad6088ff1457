using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>An object outside the grains that can be called by reference. Its calls run one at a time, in order.</summary>
internal sealed class LocalObserver(GrainId id, IGrainObserver target, CallRouter home) : CallTarget
{
    private readonly WeakReference<IGrainObserver> _target = new(target);

    public override GrainId Id => id;

    /// <summary>Nobody else holds the object: it counts as gone.</summary>
    public override object Instance => _target.TryGetTarget(out var target) ? target
        : throw new ClientNotAvailableException(id);

    public override Clock Clock => home.Cluster.Clock;

    public override CallRouter Home => home;

    public override void Open() => Mailbox.OpenGate();

    public override void Watch(Mailbox mailbox) => home.Cluster.Deadlines.Add(mailbox);
}
