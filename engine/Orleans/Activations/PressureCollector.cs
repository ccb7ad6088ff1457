using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Statistics;

namespace Orleans.Embedded;

/// <summary>
/// Ends activations while memory is scarce: as large a part of them as the memory that is used has to shrink by, those first that have been idle for longest.
/// What they held is not seen to be free before garbage has been collected, so that nothing more is ended until then.
/// </summary>
internal sealed class PressureCollector : IDisposable
{
    private readonly Silo _silo;
    private readonly IEnvironmentStatisticsProvider _statistics;
    private readonly GarbageCollections _garbage;
    private readonly ITimer _timer;
    private int _endedAt = -1;

    public PressureCollector(Silo silo)
    {
        _silo = silo;
        _statistics = silo.Services.GetRequiredService<IEnvironmentStatisticsProvider>();
        _garbage = silo.Services.GetRequiredService<GarbageCollections>();
        var period = silo.Collection.MemoryUsagePollingPeriod;
        _timer = silo.Clock.Time.CreateTimer(static state => ((PressureCollector)state!).Look(), this, period, period);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var collections = _garbage.Count;
        if (collections == _endedAt)
            return;
        var statistics = _statistics.GetEnvironmentStatistics();
        var used = statistics.MemoryUsagePercentage;
        if (used <= _silo.Collection.MemoryUsageLimitPercentage)
            return;
        if (End(used, statistics.FilteredMemoryUsageBytes))
            _endedAt = collections;
    }

    /// <summary>False if there is nothing that may end.</summary>
    private bool End(double used, long bytes)
    {
        var options = _silo.Collection;
        var all = _silo.Catalog.Count;
        var count = (int)Math.Ceiling(all * (used - options.MemoryUsageTargetPercentage) / used);
        var ending = LongestIdle(count);
        if (ending.Count == 0)
            return false;
        Log.MemoryIsScarce(_silo.Logger, used, options.MemoryUsageLimitPercentage, count, all, _silo.Name);
        var reason = new DeactivationReason(DeactivationReasonCode.HighMemoryPressure, string.Create(CultureInfo.InvariantCulture,
            $"Process memory utilization exceeded the configured limit of '{options.MemoryUsageLimitPercentage}'. Detected memory usage is {bytes >> 20} MB."));
        foreach (var activation in ending)
            activation.Lifecycle.Collect(0, reason);
        _silo.Instruments.Collected();
        _garbage.Begin();
        return true;
    }

    /// <summary>Those that may be ended, without those that are at work.</summary>
    private List<Activation> LongestIdle(int count)
    {
        var now = _silo.Clock.Now;
        var chosen = new PriorityQueue<Activation, long>();
        foreach (var activation in _silo.Catalog.All)
        {
            if (!activation.Lifecycle.IsIdleFor(0, now) || !activation.Mailbox.IsIdle)
                continue;
            // The one that was used last is at the head, to be left out when a longer idle one comes.
            chosen.Enqueue(activation, -activation.Lifecycle.LastUsed);
            if (chosen.Count > count)
                chosen.Dequeue();
        }

        return [.. chosen.UnorderedItems.Select(static item => item.Element)];
    }
}

/// <summary>What has become free shows only once garbage has been collected.</summary>
internal class GarbageCollections
{
    /// <summary>How many collections of everything there have been.</summary>
    public virtual int Count => GC.CollectionCount(GC.MaxGeneration);

    /// <summary>Asks for one, beside what runs.</summary>
    public virtual void Begin() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Optimized, blocking: false);
}
