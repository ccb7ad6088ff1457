using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A reminder that this silo ticks. At most one of its ticks is under way: what falls due meanwhile is left out.</summary>
internal sealed class LocalReminder : IDisposable
{
    /// <summary>Timers have a bound; the rest of a longer wait comes after it.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly GrainId _grain;
    private readonly string _name;
    private readonly IRemindable _target;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private Schedule _schedule;
    private DateTime _due;
    private bool _isTicking, _isChanged, _isEnded;

    public LocalReminder(ReminderEntry entry, DateTime due, Silo silo, TimeProvider time)
    {
        (_grain, _name) = (entry.GrainId, entry.ReminderName);
        _target = silo.GrainFactory.GetGrain<IRemindable>(_grain);
        _time = time;
        _logger = silo.Logger;
        // A reminder is registered in a turn; its ticks have nothing of that turn's context.
        using (ExecutionContext.SuppressFlow())
            _timer = time.CreateTimer(static reminder => ((LocalReminder)reminder!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Change(entry, due);
    }

    public string? ETag { get; private set; }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    /// <summary>Another schedule. A tick that is under way ends first.</summary>
    public void Change(ReminderEntry entry, DateTime due)
    {
        lock (_lock)
        {
            ETag = entry.ETag;
            _schedule = new Schedule(entry.StartAt, entry.Period);
            _due = due;
            _isChanged = true;
            Arm();
        }
    }

    /// <summary>Looks at the clock again, in case somebody has set it.</summary>
    public void Arm()
    {
        lock (_lock)
        {
            if (_isEnded || _isTicking)
                return;
            // Rounded up to what timers can do: one that fires too early would fire again at once.
            var wait = Math.Ceiling(Math.Clamp((_due - Now).TotalMilliseconds, 0, LongestWait.TotalMilliseconds));
            _timer.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isEnded = true;
            _timer.Dispose();
        }
    }

    private void Due()
    {
        TickStatus status;
        lock (_lock)
        {
            if (_isEnded || _isTicking)
                return;
            var now = Now;
            if (now < _due)
            {
                Arm();
                return;
            }

            _isTicking = true;
            _isChanged = false;
            status = new TickStatus(_schedule.First, _schedule.Period, now);
        }

        _ = TickAsync(status);
    }

    private async Task TickAsync(TickStatus status)
    {
        Exception? failure = null;
        try
        {
            ReminderLog.Ticking(_logger, _name, _grain);
            await _target.ReceiveReminder(_name, status);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        lock (_lock)
        {
            _isTicking = false;
            if (!_isChanged)
                _due = _schedule.NextAfter(Now);
            if (failure is not null && !_isEnded)
                ReminderLog.TickFailed(_logger, failure, _name, _grain, _due);
            Arm();
        }
    }
}
