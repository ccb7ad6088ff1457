namespace Orleans.Embedded;

/// <summary>Ends activations that nobody has used for the age of their class.</summary>
internal sealed class IdleCollector : IDisposable
{
    private static readonly DeactivationReason Reason = new(DeactivationReasonCode.ActivationIdle, "This activation has become idle.");
    private readonly Silo _silo;
    private readonly ITimer _timer;

    public IdleCollector(Silo silo)
    {
        _silo = silo;
        var quantum = silo.Collection.CollectionQuantum;
        _timer = silo.Clock.Time.CreateTimer(static state => ((IdleCollector)state!).Collect(), this, quantum, quantum);
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Ends the silo's activations that have been idle for so long, whatever the age of their class; how many that may be.</summary>
    public static int Collect(Silo silo, TimeSpan idleFor) => Collect(silo, _ => (long)idleFor.TotalMilliseconds);

    private static int Collect(Silo silo, Func<GrainClass, long> ageOf)
    {
        var now = silo.Clock.Now;
        var count = 0;
        foreach (var activation in silo.Catalog.All)
        {
            var age = ageOf(activation.Class);
            if (!activation.Lifecycle.IsIdleFor(age, now))
                continue;
            SchedulePoint.Reach("IdleCollector.Collect", activation);
            activation.Lifecycle.Collect(age, Reason);
            count++;
        }

        silo.Instruments.Collected();
        if (count > 0)
            Log.Collecting(silo.Logger, count, silo.Name);
        return count;
    }

    private void Collect() => Collect(_silo, static grainClass => grainClass.CollectionAgeMilliseconds);
}
