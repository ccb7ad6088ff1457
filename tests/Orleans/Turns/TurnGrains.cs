using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace Nexus.Orleans.Tests;

/// <summary>Methods wait at gates that the tests name, so that a test decides what overlaps.</summary>
public interface ITurnGrain : IGrainWithStringKey
{
    /// <summary>Says that it has begun, waits until told, and notes both.</summary>
    Task Wait(string name);

    [AlwaysInterleave]
    Task WaitInterleaving(string name);

    [ReadOnly]
    Task WaitReading(string name);

    [ReadOnly]
    Task<int> Read();

    Task<int> Touch();

    [AlwaysInterleave]
    Task<int> Peek();

    [OneWay]
    Task Tell(string name);

    [ResponseTimeout("00:00:01")]
    Task<int> TouchSoon();

    Task<bool> SchedulerStaysThroughAwaits();

    Task<int> CallBack(ITurnGrain other, bool allowed);

    /// <summary>Calls the others at once and lets the last one go first; answers how often they have been touched.</summary>
    Task<int> CallAll(ITurnGrain[] others, string name);

    Task<int> CallBackTo(ITurnGrain caller);

    [ResponseTimeout("00:00:01")]
    Task<int> CallBackToSoon(ITurnGrain caller);
}

public abstract class TurnGrainBase : Grain, ITurnGrain
{
    private int _touched;

    public async Task Wait(string name)
    {
        Gate.Open(name + ".begun");
        await Gate.Reached(name + ".go");
        _touched++;
    }

    public Task WaitInterleaving(string name) => Wait(name);

    public Task WaitReading(string name) => Wait(name);

    public Task<int> Read() => Task.FromResult(_touched);

    public Task<int> Touch() => Task.FromResult(++_touched);

    public Task<int> TouchSoon() => Touch();

    public Task<int> Peek() => Task.FromResult(_touched);

    public async Task Tell(string name)
    {
        await Wait(name);
        Gate.Open(name + ".done");
        throw new InvalidOperationException("Nobody hears this.");
    }

    public async Task<bool> SchedulerStaysThroughAwaits()
    {
        var before = TaskScheduler.Current;
        await Task.Yield();
        var afterYield = TaskScheduler.Current;
        await Task.Run(static () => { });
        var afterRun = TaskScheduler.Current;
        var started = await Task.Factory.StartNew(static () => TaskScheduler.Current);
        return before != TaskScheduler.Default && before == afterYield && before == afterRun && before == started;
    }

    public async Task<int> CallBack(ITurnGrain other, bool allowed)
    {
        if (!allowed)
            return await other.CallBackToSoon(this.AsReference<ITurnGrain>());
        using var section = RequestContext.AllowCallChainReentrancy();
        return await other.CallBackTo(this.AsReference<ITurnGrain>());
    }

    public async Task<int> CallAll(ITurnGrain[] others, string name)
    {
        foreach (var other in others)
            await other.Touch();
        var calls = others.Select((other, index) => other.Wait($"{name}{index}")).ToList();
        for (var index = others.Length - 1; index >= 0; index--)
        {
            await Gate.Reached($"{name}{index}.begun");
            Gate.Open($"{name}{index}.go");
        }

        await Task.WhenAll(calls);
        var counts = await Task.WhenAll(others.Select(static other => other.Read()));
        return counts.Sum();
    }

    public async Task<int> CallBackTo(ITurnGrain caller) => await caller.Touch();

    public async Task<int> CallBackToSoon(ITurnGrain caller) => await caller.TouchSoon();
}

public interface IStrictTurnGrain : ITurnGrain;

public sealed class StrictTurnGrain : TurnGrainBase, IStrictTurnGrain;

public interface IReentrantTurnGrain : ITurnGrain;

[Reentrant]
public sealed class ReentrantTurnGrain : TurnGrainBase, IReentrantTurnGrain;

public interface ISelectiveTurnGrain : ITurnGrain;

[MayInterleave(nameof(IsTouch))]
public sealed class SelectiveTurnGrain : TurnGrainBase, ISelectiveTurnGrain
{
    public static bool IsTouch(IInvokable request) => request.GetMethodName() == nameof(ITurnGrain.Touch);
}

public interface IWorkerGrain : IGrainWithIntegerKey
{
    Task<int> Work(string name, string go);
}

[StatelessWorker(2)]
public sealed class WorkerGrain : Grain, IWorkerGrain
{
    private int _worked;

    public async Task<int> Work(string name, string go)
    {
        Gate.Open(name);
        await Gate.Reached(go);
        return ++_worked;
    }
}
