using System.Diagnostics;
using System.Diagnostics.Metrics;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// The calls that a silo or client makes, by Orleans' names. Latencies are taken from when the first listener has read them: until then
/// calls do not look at this at all.
/// </summary>
internal sealed class CallInstruments
{
    private static readonly long[] Bands = [1, 2, 4, 6, 8, 10, 50, 100, 200, 400, 800, 1_000, 1_500, 2_000, 5_000, 10_000, 15_000, long.MaxValue];
    private static readonly KeyValuePair<string, object?>[] BandTags = [.. Bands.Select(static bound => new KeyValuePair<string, object?>("duration", $"{bound}ms"))];

    private readonly Cluster _cluster;
    private readonly long[] _counts = new long[Bands.Length];
    private readonly Instrument[] _latency;
    private readonly Counter<long> _timedOut, _canceled;
    private long _count, _ticks;

    private CallInstruments(Cluster cluster, Meter meter)
    {
        _cluster = cluster;
        _timedOut = meter.CreateCounter<long>("orleans-app-requests-timedout");
        _canceled = meter.CreateCounter<long>("orleans-app-requests-canceled");
        _latency =
        [
            meter.CreateObservableCounter("orleans-app-requests-latency-bucket", ReadBands),
            meter.CreateObservableCounter("orleans-app-requests-latency-count", () => Read(ref _count)),
            meter.CreateObservableCounter("orleans-app-requests-latency-sum", () => (long)TimeSpan.FromTicks(Read(ref _ticks)).TotalMilliseconds),
        ];
    }

    public bool MeasureCalls => Array.Exists(_latency, static instrument => instrument.Enabled);

    public static CallInstruments? Of(Cluster cluster, IServiceProvider services) =>
        OrleansMeter.Of(services) is { } meter ? new CallInstruments(cluster, meter) : null;

    public void TimedOut(GrainId target) => _timedOut.Add(1, TypeOf(target));

    public void Canceled(GrainId target) => _canceled.Add(1, TypeOf(target));

    /// <summary>Not on the caller's scheduler: the answer's time is not the one when the caller comes to look at it.</summary>
    public async Task MeasureAsync(Func<Task> send)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await send().ConfigureAwait(false);
        }
        finally
        {
            Add(Stopwatch.GetElapsedTime(start));
        }
    }

    public async Task<TResult> MeasureAsync<TResult>(Func<Task<TResult>> send)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            return await send().ConfigureAwait(false);
        }
        finally
        {
            Add(Stopwatch.GetElapsedTime(start));
        }
    }

    private static KeyValuePair<string, object?> TypeOf(GrainId target) => new("grain_type", target.Type.ToString());

    private void Add(TimeSpan elapsed)
    {
        var band = Array.BinarySearch(Bands, (long)Math.Ceiling(elapsed.TotalMilliseconds));
        Interlocked.Increment(ref _counts[band < 0 ? ~band : band]);
        Interlocked.Increment(ref _count);
        Interlocked.Add(ref _ticks, elapsed.Ticks);
    }

    private long Read(ref long value)
    {
        _cluster.WatchesCalls = true;
        return Volatile.Read(ref value);
    }

    private Measurement<long>[] ReadBands() => [.. _counts.Select((_, band) => new Measurement<long>(Read(ref _counts[band]), BandTags[band]))];
}
