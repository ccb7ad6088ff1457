namespace Nexus.Orleans.Tests;

/// <summary>A clock that stands until a test moves it; timers that have come due by then fire, one after the other, before <see cref="Advance"/> returns.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(DateTimeOffset Due, int Count, TaskCompletionSource Armed)> _waiting = [];
    private DateTimeOffset _now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        lock (_lock)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until so many timers are due at a time.</summary>
    public Task ArmedAsync(DateTime due, int count = 1)
    {
        var armed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
            _waiting.Add((due, count, armed));
        TellWhoWaits();
        return armed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    public void Advance(TimeSpan by)
    {
        ManualTimer[] due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.TryTake(_now))];
        }

        foreach (var timer in due)
            timer.Fire();
    }

    private void TellWhoWaits()
    {
        lock (_lock)
        {
            foreach (var waiting in _waiting.Where(waiting => _timers.Count(timer => timer.Due == waiting.Due) >= waiting.Count))
                waiting.Armed.TrySetResult();
        }
    }

    /// <summary>A timer that is due at once fires at once, on another thread.</summary>
    private sealed class ManualTimer(ManualClock clock, Action fire) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public void Fire() => fire();

        public bool TryTake(DateTimeOffset now)
        {
            if (Due > now)
                return false;
            Due = _period > TimeSpan.Zero ? now + _period : DateTimeOffset.MaxValue;
            return true;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock._now + dueTime;
                if (TryTake(clock._now))
                    ThreadPool.QueueUserWorkItem(_ => fire());
            }

            clock.TellWhoWaits();
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
