using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Nexus.Silo.Telemetry;

/// <summary>
/// Listens to the meters of the process, from when it is read for the first time: until then measuring costs what it costs where nobody listens. Counts begin there too.
/// </summary>
internal sealed class MetricsRecorder : IDisposable
{
    private readonly Lock _reading = new();
    private readonly ConcurrentDictionary<string, RecordedInstrument> _instruments = [];
    private MeterListener? _listener;

    /// <summary>All that is known now, in Prometheus' text format 0.0.4.</summary>
    public string Read()
    {
        lock (_reading)
        {
            _listener ??= Listen();
            foreach (var instrument in _instruments.Values)
                instrument.ForgetRead();
            _listener.RecordObservableInstruments();
            return MetricsText.Write(_instruments.Values);
        }
    }

    public void Dispose() => _listener?.Dispose();

    private MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (Sources.IsTold(instrument.Meter.Name))
                    listener.EnableMeasurementEvents(instrument, _instruments.GetOrAdd(instrument.Name, static (_, made) => new RecordedInstrument(made), instrument));
            },
        };
        listener.SetMeasurementEventCallback<int>(static (_, value, tags, recorded) => Record(value, tags, recorded));
        listener.SetMeasurementEventCallback<long>(static (_, value, tags, recorded) => Record(value, tags, recorded));
        listener.SetMeasurementEventCallback<float>(static (_, value, tags, recorded) => Record(value, tags, recorded));
        listener.SetMeasurementEventCallback<double>(static (_, value, tags, recorded) => Record(value, tags, recorded));
        listener.Start();
        return listener;
    }

    private static void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? recorded) => ((RecordedInstrument)recorded!).Record(value, tags);
}
