namespace Nexus.Schedules;

/// <summary>Time that stands still until the schedule lets it go on to when the next timer is due.</summary>
internal sealed class VirtualTime(Schedule schedule) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly List<Timer> _armed = [];
    private long _now, _sequence;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Now => new(_now);

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(_now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>False if nothing is due ever.</summary>
    public bool Advance()
    {
        if (_armed.Count == 0)
            return false;
        var next = _armed[0];
        foreach (var timer in _armed)
            next = timer.IsBefore(next) ? timer : next;
        _now = Math.Max(_now, next.Due);
        next.Ring();
        return true;
    }

    private sealed class Timer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private long _period, _order;

        public long Due { get; private set; }

        public bool IsBefore(Timer other) => Due < other.Due || (Due == other.Due && _order < other._order);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time._armed.Remove(this);
            _period = period.Ticks;
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            Due = time._now + dueTime.Ticks;
            _order = time._sequence++;
            time._armed.Add(this);
            return true;
        }

        public void Ring()
        {
            time._armed.Remove(this);
            if (_period > 0)
            {
                Due += _period;
                _order = time._sequence++;
                time._armed.Add(this);
            }

            time.Queue(callback, state);
        }

        public void Dispose() => time._armed.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }

    /// <summary>Who disposes of a source waits for its callbacks: they are one step.</summary>
    private void Queue(TimerCallback callback, object? state) => schedule.Queue(() =>
    {
        var strand = Strand.Current!;
        var undivided = state is CancellationTokenSource ? 1 : 0;
        strand.Undivided += undivided;
        callback(state);
        strand.Undivided -= undivided;
    });
}
