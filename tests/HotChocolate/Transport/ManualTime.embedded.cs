namespace HotChocolate.Tests.Transport;

/// <summary>A clock whose periodic timers tick when a test says so; what runs once never runs.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Dictionary<TimeSpan, TaskCompletionSource<Action>> _periodic = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period > TimeSpan.Zero)
            Timer(period).TrySetResult(() => callback(state));
        return new Handle();
    }

    /// <summary>Waits for a timer of that period and lets it tick.</summary>
    public async Task TickAsync(TimeSpan period) => (await Timer(period).Task.WaitAsync(TimeSpan.FromSeconds(20)))();

    private TaskCompletionSource<Action> Timer(TimeSpan period)
    {
        lock (_periodic)
        {
            if (!_periodic.TryGetValue(period, out var timer))
                _periodic[period] = timer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return timer;
        }
    }

    private sealed class Handle : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
