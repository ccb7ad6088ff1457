namespace Nexus.Orleans.Tests;

/// <summary>Each tick of the timer named x opens the gate "{key}.x{count}".</summary>
public interface ITimerGrain : IGrainWithStringKey
{
    Task Start(string timer, TimeSpan dueTime, TimeSpan period, bool failing = false);

    Task Change(string timer, TimeSpan dueTime, TimeSpan period);

    Task Stop(string timer);

    Task<int> Ticks(string timer);

    /// <summary>In one turn: starts an ordinary and an interleaving timer, waits until the latter has ticked three times, and answers the ticks of the former.</summary>
    Task<int> TicksOfOrdinaryTimerDuringCall();
}

public sealed class TimerGrain : Grain, ITimerGrain
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(5);
    private readonly Dictionary<string, IGrainTimer> _timers = [];
    private readonly Dictionary<string, int> _ticks = [];

    public Task Start(string timer, TimeSpan dueTime, TimeSpan period, bool failing)
    {
        Register(timer, new GrainTimerCreationOptions { DueTime = dueTime, Period = period }, failing);
        return Task.CompletedTask;
    }

    public Task Change(string timer, TimeSpan dueTime, TimeSpan period)
    {
        _timers[timer].Change(dueTime, period);
        return Task.CompletedTask;
    }

    public Task Stop(string timer)
    {
        _timers[timer].Dispose();
        return Task.CompletedTask;
    }

    public Task<int> Ticks(string timer) => Task.FromResult(_ticks.GetValueOrDefault(timer));

    public async Task<int> TicksOfOrdinaryTimerDuringCall()
    {
        Register("ordinary", new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Soon }, failing: false);
        Register("interleaving", new GrainTimerCreationOptions { DueTime = Soon, Period = Soon, Interleave = true }, failing: false);
        await Gate.Reached(GateOf("interleaving", 3));
        return _ticks.GetValueOrDefault("ordinary");
    }

    private void Register(string timer, GrainTimerCreationOptions options, bool failing) =>
        _timers[timer] = this.RegisterGrainTimer(Tick, (timer, failing), options);

    private Task Tick((string Timer, bool Failing) state, CancellationToken cancellation)
    {
        var ticks = _ticks[state.Timer] = _ticks.GetValueOrDefault(state.Timer) + 1;
        Gate.Open(GateOf(state.Timer, ticks));
        return state.Failing ? Task.FromException(new InvalidOperationException("A tick may fail.")) : Task.CompletedTask;
    }

    private string GateOf(string timer, int ticks) => $"{this.GetPrimaryKeyString()}.{timer}{ticks}";
}
