using System.Diagnostics.Metrics;

namespace Nexus.Storage.Journal;

/// <summary>What an operator watches of the write path: meter <c>Nexus.Storage.Journal</c>.</summary>
internal sealed class JournalMetrics : IDisposable
{
    public const string MeterName = "Nexus.Storage.Journal";

    private readonly Meter _meter;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitDuration;
    private readonly Counter<long> _failures;

    public JournalMetrics(IMeterFactory meters, Func<int> queueLength)
    {
        _meter = meters.Create(MeterName);
        _batchSize = _meter.CreateHistogram<int>("nexus.journal.batch.size", "{change}", "Changes per transaction.");
        _commitDuration = _meter.CreateHistogram<double>("nexus.journal.commit.duration", "s", "From a batch's first statement to its commit.");
        _failures = _meter.CreateCounter<long>("nexus.journal.failures", "{failure}", "Attempts that failed, by reason.");
        _meter.CreateObservableGauge("nexus.journal.queue.length", queueLength, "{change}", "Changes that wait for a transaction.");
    }

    public void Committed(int changes, TimeSpan duration)
    {
        _batchSize.Record(changes);
        _commitDuration.Record(duration.TotalSeconds);
    }

    public void Failed(string reason) => _failures.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Dispose() => _meter.Dispose();
}
