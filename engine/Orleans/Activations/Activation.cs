using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One life of a grain on a silo. How it begins and ends is <see cref="ActivationLifecycle"/>'s, its turns are the mailbox's.</summary>
internal sealed class Activation : CallTarget, IGrainContext
{
    private AsyncServiceScope? _scope;
    private Dictionary<Type, object>? _components;
    private ActivationTimers? _timers;

    public Activation(Silo silo, GrainClass grainClass, GrainId id)
    {
        Silo = silo;
        Class = grainClass;
        Id = id;
        Lifecycle = new ActivationLifecycle(this);
    }

    public Silo Silo { get; }

    public GrainClass Class { get; }

    public override GrainId Id { get; }

    public override object? Instance => Grain;

    public IGrainBase? Grain { get; private set; }

    public ActivationLifecycle Lifecycle { get; }

    public ActivationTimers Timers => _timers ??= new ActivationTimers(this);

    public bool HasTimers => _timers is not null;

    public override Clock Clock => Silo.Clock;

    public override CallRouter Home => Silo.Router;

    public override CallFilters? Filters => Silo.IncomingFilters ?? (Class.FiltersItself ? CallFilters.None : null);

    public override int MailboxLimit => Silo.MailboxLimit;

    public override bool RunsWithCaller => Class.StatelessWorker is null;

    public override bool IsReentrant => Class.IsReentrant;

    public override bool HasInterleavePredicate => Class.MayInterleave is not null;

    GrainReference IGrainContext.GrainReference => Silo.Cluster.CreateUntypedReference(Id);

    GrainId IGrainContext.GrainId => Id;

    object? IGrainContext.GrainInstance => Grain;

    IGrainLifecycle IGrainContext.ObservableLifecycle => Lifecycle.Stages;

    Task IGrainContext.Deactivated => Lifecycle.Deactivated;

    public IServiceProvider ActivationServices => (_scope ??= Silo.Services.CreateAsyncScope()).ServiceProvider;

    public override bool MayInterleave(Turn turn) => turn is Invokable call && Class.MayInterleave!(Grain!, call);

    public override void Open() => Lifecycle.Begin();

    public override long TurnWarningMilliseconds => Silo.TurnWarningMilliseconds;

    public override void OnQuiet(Turn last) => Lifecycle.OnQuiet(last);

    public override void OnLongTurn(string turn, long milliseconds)
    {
        Silo.Instruments.LongTurn();
        Log.LongTurn(Silo.Logger, turn, Id, milliseconds, TurnWarningMilliseconds);
    }

    public override void Watch(Mailbox mailbox) => Silo.Deadlines.Add(mailbox);

    public void CreateGrain() => Grain = Class.CreateGrain(this);

    public TComponent? GetComponent<TComponent>() where TComponent : class =>
        Grain as TComponent ?? (_components?.GetValueOrDefault(typeof(TComponent)) as TComponent);

    public void SetComponent<TComponent>(TComponent? value) where TComponent : class
    {
        if (value is null)
            _components?.Remove(typeof(TComponent));
        else
            (_components ??= [])[typeof(TComponent)] = value;
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) =>
        Lifecycle.RequestEnd(deactivationReason);

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public async ValueTask DisposeAsync()
    {
        _timers?.Dispose();
        if (Grain is IAsyncDisposable asyncDisposable)
            await asyncDisposable.DisposeAsync();
        else
            (Grain as IDisposable)?.Dispose();
        if (_scope is { } scope)
            await scope.DisposeAsync();
    }

    public override string ToString() => $"{Id} on {Silo.Name}";
}
