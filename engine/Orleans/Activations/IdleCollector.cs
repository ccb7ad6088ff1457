namespace Orleans.Embedded;

/// <summary>Ends activations that nobody has used for the age of their class.</summary>
internal sealed class IdleCollector : IDisposable
{
    private readonly Silo _silo;
    private readonly ITimer _timer;

    public IdleCollector(Silo silo)
    {
        _silo = silo;
        var quantum = silo.Collection.CollectionQuantum;
        _timer = silo.Clock.Time.CreateTimer(static state => ((IdleCollector)state!).Collect(), this, quantum, quantum);
    }

    public void Dispose() => _timer.Dispose();

    private void Collect()
    {
        var now = _silo.Clock.Now;
        var count = 0;
        foreach (var activation in _silo.Catalog.All)
        {
            if (!activation.Lifecycle.IsStale(now))
                continue;
            SchedulePoint.Reach("IdleCollector.Collect", activation);
            activation.Lifecycle.Collect();
            count++;
        }

        _silo.Instruments.Collected();
        if (count > 0)
            Log.Collecting(_silo.Logger, count, _silo.Name);
    }
}
