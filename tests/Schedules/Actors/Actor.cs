using Orleans;
using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace Nexus.Schedules;

/// <summary>What all actors do. Nothing is done at activation, so that the first call of a plain one begins at once.</summary>
public abstract class Actor : Grain, IActor
{
    private readonly Life _life;

    protected Actor() => _life = World.Current.Begin(GrainContext);

    private protected Life Life => _life;

    public Task<long> RunAsync(long call) => _life.PlayAsync(call, GrainFactory, this);

    public Task<long> ReadAsync(long call) => _life.PlayAsync(call, GrainFactory, this);

    public Task<long> InterleaveAsync(long call) => _life.PlayAsync(call, GrainFactory, this);

    public Task<long> RunCancellableAsync(long call, CancellationToken cancellation) => _life.PlayAsync(call, GrainFactory, this);

    public Task TellAsync(long call) => _life.PlayAsync(call, GrainFactory, this);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _life.EndAsync(cancellationToken);
}

public sealed class PlainActor : Actor;

[Reentrant]
public sealed class ReentrantActor : Actor;

[StatelessWorker(World.WorkersPerSilo)]
public sealed class WorkerActor : Actor;

/// <summary>Takes its time to activate, and sometimes fails to.</summary>
public sealed class FragileActor : Actor
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) => Life.ActivateAsync();
}

/// <summary>Lets in, beside anything, the calls that it likes.</summary>
[MayInterleave(nameof(Likes))]
public sealed class PickyActor : Actor
{
    public static bool Likes(IInvokable call) => call.GetArgumentCount() > 0 && call.GetArgument(0) is long number && Likes(number);

    public static bool Likes(long call) => call % 3 == 0;
}
