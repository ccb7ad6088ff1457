namespace Nexus.Orleans.Tests;

public interface ILifeGrain : IGrainWithStringKey
{
    Task<int> Calls();

    Task Leave();

    Task Stay(TimeSpan time);

    /// <summary>Starts a timer that ticks far more often than idle activations are looked for.</summary>
    Task Tick(bool keepAlive);

    /// <summary>Asks to leave, then waits until told.</summary>
    Task LeaveAndWait();
}

/// <summary>Notes under its key what happens to it. A key with "fail" fails to activate until the gate "{key}.mended" is open.</summary>
public abstract class LifeGrainBase : Grain, ILifeGrain
{
    private int _calls;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        if (key.Contains("fail") && !Gate.Noted(key + ".mended").Any())
            throw new InvalidDataException("Not today.");
        Gate.Note(key, "activated");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Gate.Note(this.GetPrimaryKeyString(), $"deactivated {reason.ReasonCode}");
        Gate.Open(this.GetPrimaryKeyString() + ".gone");
        return Task.CompletedTask;
    }

    public Task<int> Calls() => Task.FromResult(++_calls);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Stay(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task Tick(bool keepAlive)
    {
        this.RegisterGrainTimer(static () => Task.CompletedTask, new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(20)) { KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public async Task LeaveAndWait()
    {
        DeactivateOnIdle();
        Gate.Open(this.GetPrimaryKeyString() + ".begun");
        await Gate.Reached(this.GetPrimaryKeyString() + ".go");
        Gate.Note(this.GetPrimaryKeyString(), "ended");
    }
}

public sealed class LifeGrain : LifeGrainBase;

public interface ILongLivedGrain : ILifeGrain;

[CollectionAgeLimit(Minutes = 2)]
public sealed class LongLivedGrain : LifeGrainBase, ILongLivedGrain;

public interface IImmortalGrain : ILifeGrain;

[CollectionAgeLimit(AlwaysActive = true)]
public sealed class ImmortalGrain : LifeGrainBase, IImmortalGrain;

public interface IKeptGrain : ILifeGrain;

[KeepAlive]
public sealed class KeptGrain : LifeGrainBase, IKeptGrain;
