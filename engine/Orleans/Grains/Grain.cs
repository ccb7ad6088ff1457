using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The base of grain classes.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    protected Grain() : this(RuntimeContext.RequireActivation())
    {
    }

    private Grain(IGrainContext grainContext) => GrainContext = grainContext;

    public IGrainContext GrainContext { get; }

    protected IGrainFactory GrainFactory => ((Activation)GrainContext).Silo.GrainFactory;

    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    public string IdentityString => GrainContext.GrainId.ToString();

    public string RuntimeIdentity => ((Activation)GrainContext).Silo.Address.ToString();

    /// <summary>Deactivates this activation once its running calls have ended; calls that wait go to the next activation.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps idle collection away for this long; a negative time allows it again.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => ((Activation)GrainContext).Lifecycle.Delay(timeSpan);

    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
}
