using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The streams of one provider in a cluster.</summary>
internal sealed class StreamHub
{
    private readonly string _name;
    private readonly Cluster _cluster;
    private readonly ConcurrentDictionary<StreamId, StreamChannel> _channels = [];
    private readonly (string? Namespace, GrainType Type, Type Class)[] _implicit;
    private long _sequence;

    public StreamHub(string name, Cluster cluster, ILogger logger, Meter? meter)
    {
        _name = name;
        _cluster = cluster;
        Logger = logger;
        Instruments = new StreamInstruments(name, meter, () => _channels.Sum(static channel => (long)channel.Value.Waiting));
        _implicit = [.. from entry in cluster.Manifest.Classes
            from attribute in entry.Key.GetCustomAttributes<ImplicitStreamSubscriptionAttribute>()
            select (attribute.Namespace, entry.Value, entry.Key)];
    }

    public string Name => _name;

    public Cluster Cluster => _cluster;

    public ILogger Logger { get; }

    public StreamInstruments Instruments { get; }

    public long NextSequence() => Interlocked.Increment(ref _sequence);

    public async Task PublishAsync(StreamId stream, StreamEvent streamEvent)
    {
        while (GetChannel(stream).Publish(streamEvent) is { } full)
        {
            if (full.IsCompleted)
                continue;
            await full;
        }

        Instruments.Read();
    }

    public StreamChannel GetChannel(StreamId stream) =>
        _channels.TryGetValue(stream, out var channel) ? channel : _channels.GetOrAdd(stream, static (id, hub) => new StreamChannel(hub, id), this);

    public void Remove(StreamChannel channel) => _channels.TryRemove(new KeyValuePair<StreamId, StreamChannel>(channel.Id, channel));

    /// <summary>The grains that subscribe to a stream by their class.</summary>
    public IEnumerable<GrainId> ImplicitSubscribers(StreamId stream)
    {
        foreach (var (ns, type, grainClass) in _implicit)
        {
            if (ns is null || ns == stream.Namespace)
                yield return new GrainId(type, KeyFor(grainClass, stream));
        }
    }

    private static IdSpan KeyFor(Type grainClass, StreamId stream) =>
        typeof(IGrainWithIntegerKey).IsAssignableFrom(grainClass)
        && long.TryParse(stream.GetKeyAsString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? IdSpan.Create(number)
            : stream.Key;
}
