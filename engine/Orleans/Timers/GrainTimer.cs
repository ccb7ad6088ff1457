using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A timer whose ticks are turns. At most one tick of a timer is under way.</summary>
internal sealed class GrainTimer<TState> : Turn, IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<TState, CancellationToken, Task> _callback;
    private readonly TState _state;
    private readonly bool _interleave, _keepAlive;
    private readonly CancellationTokenSource _ended = new();
    private readonly ITimer _timer;
    private TimeSpan _period;
    private int _ticking;
    private bool _changed;

    public GrainTimer(Activation activation, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _state = state;
        _interleave = options.Interleave;
        _keepAlive = options.KeepAlive;
        _period = options.Period;
        using (ExecutionContext.SuppressFlow())
            _timer = activation.Clock.Time.CreateTimer(static timer => ((GrainTimer<TState>)timer!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(options.DueTime, Timeout.InfiniteTimeSpan);
    }

    internal override TurnOptions Options => _interleave ? TurnOptions.AlwaysInterleave : TurnOptions.None;

    internal override bool IsAnswered => _ended.IsCancellationRequested;

    internal override bool IsUse => _keepAlive;

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        _changed = true;
        _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _ended.Cancel();
        _timer.Dispose();
        _activation.Timers.Remove(this);
    }

    internal override void Start() => _ = TickAsync();

    internal override bool TryClaim() => false;

    internal override void Fail(Exception exception) => Log.TimerFailed(_activation.Silo.Logger, exception, _activation.Id);

    internal override string Describe() => "a timer's tick";

    private void Due()
    {
        SchedulePoint.Reach("GrainTimer.Due", _activation);
        if (Interlocked.Exchange(ref _ticking, 1) == 0)
            _activation.Mailbox.TryPost(this);
    }

    private async Task TickAsync()
    {
        _changed = false;
        try
        {
            await _callback(_state, _ended.Token);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        Admitted = false;
        _activation.Mailbox.End(this);
        SchedulePoint.Reach("GrainTimer.Ticked", _activation);
        Volatile.Write(ref _ticking, 0);
        if (!_changed && !_ended.IsCancellationRequested && _period != Timeout.InfiniteTimeSpan)
            _timer.Change(_period, Timeout.InfiniteTimeSpan);
    }
}
