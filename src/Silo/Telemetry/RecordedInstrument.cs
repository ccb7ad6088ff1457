using System.Diagnostics.Metrics;

namespace Nexus.Silo.Telemetry;

/// <summary>How Prometheus sees an instrument.</summary>
internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}

/// <summary>What an instrument has measured, a series for each set of tags.</summary>
internal sealed class RecordedInstrument(Instrument instrument)
{
    /// <summary>Tags that make more would fill the memory: what comes later is not recorded.</summary>
    private const int MaxSeries = 2_000;

    private static readonly double[] s_seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
    private static readonly double[] s_others = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1_000, 2_500, 5_000, 7_500, 10_000];
    private readonly Dictionary<int, List<MetricSeries>> _series = [];
    private int _count;

    public Instrument Instrument => instrument;

    public MetricKind Kind { get; } = KindOf(instrument);

    public double[] Bounds { get; } = KindOf(instrument) == MetricKind.Histogram ? BoundsOf(instrument) : [];

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_series)
        {
            if (Find(tags) is not { } series)
                return;
            if (Kind == MetricKind.Histogram)
                series.Count(value, Bounds);
            else if (instrument.IsObservable || instrument.GetType().Name.StartsWith("Gauge", StringComparison.Ordinal))
                series.Set(value);
            else
                series.Add(value);
        }
    }

    /// <summary>What is read anew each time may be gone the next time.</summary>
    public void ForgetRead()
    {
        if (!instrument.IsObservable)
            return;
        lock (_series)
        {
            _series.Clear();
            _count = 0;
        }
    }

    public void Read(Action<MetricSeries> read)
    {
        lock (_series)
        {
            foreach (var series in _series.Values.SelectMany(list => list))
                read(series);
        }
    }

    private MetricSeries? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = new HashCode();
        foreach (var tag in tags)
            hash.Add(tag.Value);
        var key = hash.ToHashCode();
        if (!_series.TryGetValue(key, out var list))
            _series[key] = list = [];
        foreach (var series in list)
        {
            if (series.Has(tags))
                return series;
        }
        if (_count == MaxSeries)
            return null;
        _count++;
        list.Add(new MetricSeries(tags.ToArray(), Kind == MetricKind.Histogram ? Bounds.Length : 0));
        return list[^1];
    }

    private static MetricKind KindOf(Instrument instrument)
    {
        var name = instrument.GetType().Name;
        return name.StartsWith("Histogram", StringComparison.Ordinal) ? MetricKind.Histogram
            : name.StartsWith("Counter", StringComparison.Ordinal) || name.StartsWith("ObservableCounter", StringComparison.Ordinal) ? MetricKind.Counter
            : MetricKind.Gauge;
    }

    private static double[] BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds],
        Histogram<long> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
        { Unit: "s" } => s_seconds,
        _ => s_others,
    };
}
