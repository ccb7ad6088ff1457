using System.Diagnostics.Metrics;

namespace Orleans.Embedded;

/// <summary>The events of one stream provider, by Orleans' names. Without a host's metrics nothing is counted.</summary>
internal sealed class StreamInstruments
{
    private readonly Counter<int>? _read, _sent;

    public StreamInstruments(string provider, Meter? meter, Func<long> waiting)
    {
        if (meter is null)
            return;
        var queue = new KeyValuePair<string, object?>("QueueId", provider);
        _read = meter.CreateCounter<int>("orleans-streams-persistent-stream-messages-read");
        _sent = meter.CreateCounter<int>("orleans-streams-persistent-stream-messages-sent");
        meter.CreateObservableCounter("orleans-streams-queue-cache-length", () => new Measurement<long>(waiting(), queue), "messages");
    }

    public void Read() => _read?.Add(1);

    public void Sent(int events) => _sent?.Add(events);
}
