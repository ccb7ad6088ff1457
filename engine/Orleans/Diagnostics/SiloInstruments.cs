using System.Diagnostics.Metrics;

namespace Orleans.Embedded;

/// <summary>The activations of a silo, by Orleans' names. Without a host's metrics nothing is counted.</summary>
internal sealed class SiloInstruments
{
    private readonly Counter<int>? _created, _destroyed, _failed, _shutdown, _collections;
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

    public void Failed() => _failed?.Add(1);

    public void ShutDown(string via) => _shutdown?.Add(1, new KeyValuePair<string, object?>("via", via));

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
