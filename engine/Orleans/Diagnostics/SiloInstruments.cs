using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Orleans.Embedded;

/// <summary>The activations of a silo, by Orleans' names. Without a host's metrics nothing is counted.</summary>
internal sealed class SiloInstruments
{
    private static readonly KeyValuePair<string, object?> Succeeded = new("status", "success"), HasFailed = new("status", "error"),
        InDirectory = new("directory", "enabled"), NotInDirectory = new("directory", "disabled");

    private readonly Counter<int>? _created, _destroyed, _failed, _shutdown, _collections, _longTurns;
    private readonly Histogram<double>? _activation, _deactivation;
    private readonly UpDownCounter<int>? _grains;

    public SiloInstruments(Silo silo)
    {
        if (OrleansMeter.Of(silo.Services) is not { } meter)
            return;
        _created = meter.CreateCounter<int>("orleans-catalog-activation-created");
        _destroyed = meter.CreateCounter<int>("orleans-catalog-activation-destroyed");
        _failed = meter.CreateCounter<int>("orleans-catalog-activation-failed-to-activate");
        _shutdown = meter.CreateCounter<int>("orleans-catalog-activation-shutdown");
        _collections = meter.CreateCounter<int>("orleans-catalog-activation-collections");
        _longTurns = meter.CreateCounter<int>("orleans-scheduler-long-running-turns");
        _activation = meter.CreateHistogram<double>("orleans-catalog-activation-latency", "ms");
        _deactivation = meter.CreateHistogram<double>("orleans-catalog-deactivation-latency", "ms");
        _grains = meter.CreateUpDownCounter<int>("orleans-grains");
        meter.CreateObservableGauge("orleans-catalog-activations", () => silo.Catalog.Count);
        meter.CreateObservableGauge("orleans-embedded-mailbox-length", () => LongestMailboxes(silo),
            description: "The longest queue of calls among the activations of each grain class; the embedded engine's own");
    }

    public void Created(GrainClass grainClass)
    {
        _created?.Add(1);
        _grains?.Add(1, grainClass.Tag);
    }

    /// <summary>In ticks of <see cref="Stopwatch"/>; zero where nobody listens.</summary>
    public long StartOfActivation => _activation is { Enabled: true } ? Stopwatch.GetTimestamp() : 0;

    /// <summary>In ticks of <see cref="Stopwatch"/>; zero where nobody listens.</summary>
    public long StartOfDeactivation => _deactivation is { Enabled: true } ? Stopwatch.GetTimestamp() : 0;

    public void Activated(GrainClass grainClass, long start)
    {
        if (start != 0)
            _activation!.Record(Stopwatch.GetElapsedTime(start).TotalMilliseconds, Succeeded, grainClass.StatelessWorker is null ? InDirectory : NotInDirectory);
    }

    public void Failed(GrainClass grainClass, long start)
    {
        _failed?.Add(1);
        if (start != 0)
            _activation!.Record(Stopwatch.GetElapsedTime(start).TotalMilliseconds, HasFailed, grainClass.StatelessWorker is null ? InDirectory : NotInDirectory);
    }

    public void ShutDown(string via) => _shutdown?.Add(1, new KeyValuePair<string, object?>("via", via));

    public void Deactivated(string via, long start)
    {
        if (start != 0)
            _deactivation!.Record(Stopwatch.GetElapsedTime(start).TotalMilliseconds, new KeyValuePair<string, object?>("via", via));
    }

    public void LongTurn() => _longTurns?.Add(1);

    public void Destroyed(GrainClass grainClass)
    {
        _destroyed?.Add(1);
        _grains?.Add(-1, grainClass.Tag);
    }

    public void Collected() => _collections?.Add(1);

    private static IEnumerable<Measurement<int>> LongestMailboxes(Silo silo) => silo.Catalog.All
        .GroupBy(static activation => activation.Class)
        .Select(static group => new Measurement<int>(group.Max(static activation => activation.Mailbox.Length), group.Key.Tag))
        .ToList();
}
