using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Runs observers stage by stage: all of a stage together, the next stage after them.</summary>
internal class LifecycleSubject : ILifecycleObservable
{
    private readonly List<Subscription> _subscriptions = [];

    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var subscription = new Subscription(this, stage, observer);
        lock (_subscriptions)
            _subscriptions.Add(subscription);
        return subscription;
    }

    /// <summary>Stages <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public async Task StartAsync(int first, int last, CancellationToken cancellation)
    {
        foreach (var stage in Snapshot(first, last).GroupBy(static subscription => subscription.Stage).OrderBy(static group => group.Key))
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.WhenAll(stage.Select(subscription => subscription.Observer.OnStart(cancellation)));
            HighestCompletedStage = stage.Key;
        }
    }

    /// <summary>Stages <paramref name="first"/> down to <paramref name="last"/>. Every stage gets its chance; the first failure is thrown in the end.</summary>
    public async Task StopAsync(int first, int last, CancellationToken cancellation)
    {
        List<Exception> failures = [];
        foreach (var stage in Snapshot(last, first).GroupBy(static subscription => subscription.Stage).OrderByDescending(static group => group.Key))
        {
            try
            {
                await Task.WhenAll(stage.Select(subscription => subscription.Observer.OnStop(cancellation)));
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }

            LowestStoppedStage = stage.Key;
        }

        if (failures.Count > 0)
            throw new AggregateException(failures);
    }

    private Subscription[] Snapshot(int lowest, int highest)
    {
        lock (_subscriptions)
            return [.. _subscriptions.Where(subscription => subscription.Stage >= lowest && subscription.Stage <= highest)];
    }

    private sealed class Subscription(LifecycleSubject subject, int stage, ILifecycleObserver observer) : IDisposable
    {
        public int Stage => stage;

        public ILifecycleObserver Observer => observer;

        public void Dispose()
        {
            lock (subject._subscriptions)
                subject._subscriptions.Remove(this);
        }
    }
}

/// <summary>The stages of one silo.</summary>
internal sealed class SiloLifecycle : LifecycleSubject, ISiloLifecycle;

/// <summary>The stages of one activation.</summary>
internal sealed class GrainLifecycle : LifecycleSubject, IGrainLifecycle;
