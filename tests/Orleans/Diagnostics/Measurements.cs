using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Nexus.Orleans.Tests;

/// <summary>What the instruments of one host's meter <c>Microsoft.Orleans</c> have measured, as <c>instrument{tag=value}</c>; of histograms, how often they have.</summary>
public sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, long> _sums = [];
    private readonly List<(string Name, Func<long, bool> IsEnough, TaskCompletionSource Reached)> _awaited = [];

    public Measurements(IServiceProvider host)
    {
        var meters = host.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Microsoft.Orleans" && ReferenceEquals(instrument.Meter.Scope, meters))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, 1, tags));
        _listener.Start();
    }

    public long this[string name]
    {
        get
        {
            lock (_sums)
                return _sums.GetValueOrDefault(name);
        }
    }

    /// <summary>Reads the instruments that are asked for their value.</summary>
    public void Read() => _listener.RecordObservableInstruments();

    /// <summary>The tags that an instrument has had, with their values.</summary>
    public IReadOnlyDictionary<string, long> Of(string instrument)
    {
        lock (_sums)
            return _sums.Where(sum => sum.Key.StartsWith(instrument + "{", StringComparison.Ordinal)).ToDictionary();
    }

    /// <summary>Waits until a sum has been reached.</summary>
    public Task Reached(string name, long sum)
    {
        lock (_sums)
        {
            if (_sums.GetValueOrDefault(name) == sum)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((name, value => value == sum, reached));
            return reached.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    /// <summary>Waits until something has been counted or measured.</summary>
    public async Task Some(string name)
    {
        var counted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_sums)
        {
            if (_sums.GetValueOrDefault(name) > 0)
                return;
            _awaited.Add((name, static sum => sum > 0, counted));
        }

        await counted.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = tags.IsEmpty ? instrument.Name : $"{instrument.Name}{{{string.Join(',', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))}}}";
        lock (_sums)
        {
            if (instrument.IsObservable)
                _sums[name] = value;
            else
                _sums[name] = _sums.GetValueOrDefault(name) + value;
            foreach (var awaited in _awaited)
            {
                if (awaited.IsEnough(_sums.GetValueOrDefault(awaited.Name)))
                    awaited.Reached.TrySetResult();
            }
        }
    }
}
