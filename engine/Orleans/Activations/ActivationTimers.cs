using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The timers of one activation. Used on its scheduler only.</summary>
internal sealed class ActivationTimers(Activation activation) : IDisposable
{
    private readonly HashSet<IGrainTimer> _timers = [];

    public IGrainTimer Register<TState>(Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer<TState>(activation, callback, state, options);
        lock (_timers)
            _timers.Add(timer);
        return timer;
    }

    public void Remove(IGrainTimer timer)
    {
        lock (_timers)
            _timers.Remove(timer);
    }

    public void Dispose()
    {
        IGrainTimer[] timers;
        lock (_timers)
            timers = [.. _timers];
        foreach (var timer in timers)
            timer.Dispose();
    }
}
