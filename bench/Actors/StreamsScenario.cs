using System.Diagnostics;
using System.Threading.Channels;
using Nexus.Bench.Reporting;

namespace Nexus.Bench.Actors;

/// <summary>One producer and one implicit subscriber, beside the same over a Channel: how many events, and how soon one arrives when there is no other.</summary>
internal sealed class StreamsScenario : IScenario
{
    private const string Limit = "a consumer of Channel<T>";
    private const int Burst = 20_000;

    public string Name => "streams";

    public async Task RunAsync(BenchRun run)
    {
        await using var silo = await BenchSilo.StartAsync();
        var stream = silo.Client.GetStreamProvider(BenchSilo.StreamProvider).GetStream<long>(StreamId.Create(ListenerGrain.Namespace, "listener"));
        var byStream = await MeasureAsync(run, silo.Arrivals, number => stream.OnNextAsync(number));

        var channel = Channel.CreateUnbounded<long>(new UnboundedChannelOptions { SingleReader = true });
        var arrivals = new Arrivals();
        var reading = ReadAsync(channel.Reader, arrivals);
        var byChannel = await MeasureAsync(run, arrivals, number => channel.Writer.WriteAsync(number).AsTask());
        channel.Writer.Complete();
        await reading;

        run.Report(Name, "events/s", byStream.PerSecond, byChannel.PerSecond, Limit);
        run.Report(Name, "idle-p50-us", byStream.IdleLatency.Median, byChannel.IdleLatency.Median, Limit);
        run.Report(Name, "idle-p99-us", byStream.IdleLatency.P99, byChannel.IdleLatency.P99, Limit);
    }

    private static async Task<Delivery> MeasureAsync(BenchRun run, Arrivals arrivals, Func<long, Task> publish)
    {
        await PublishBurstsAsync(run.WarmUp, arrivals, publish);
        return new Delivery(
            await PublishBurstsAsync(run.Duration, arrivals, publish),
            Distribution.Of(await PublishSinglyAsync(run.Duration, arrivals, publish)));
    }

    private static async Task<double> PublishBurstsAsync(TimeSpan duration, Arrivals arrivals, Func<long, Task> publish)
    {
        var start = Stopwatch.GetTimestamp();
        var bursts = 0;
        for (; bursts == 0 || Stopwatch.GetElapsedTime(start) < duration; bursts++)
        {
            var last = arrivals.ExpectAsync(Burst);
            for (var number = 0; number < Burst; number++)
                await publish(number);
            await last;
        }
        return bursts * Burst / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Microseconds from publishing to arriving, each event long after the former one.</summary>
    private static async Task<List<double>> PublishSinglyAsync(TimeSpan duration, Arrivals arrivals, Func<long, Task> publish)
    {
        var latencies = new List<double>();
        for (var start = Stopwatch.GetTimestamp(); latencies.Count == 0 || Stopwatch.GetElapsedTime(start) < duration;)
        {
            await Task.Delay(1);
            var arrived = arrivals.ExpectAsync(1);
            var published = Stopwatch.GetTimestamp();
            await publish(published);
            latencies.Add(Stopwatch.GetElapsedTime(published, await arrived).TotalMicroseconds);
        }
        return latencies;
    }

    private static async Task ReadAsync(ChannelReader<long> reader, Arrivals arrivals)
    {
        await foreach (var _ in reader.ReadAllAsync())
            arrivals.Add();
    }

    private sealed record Delivery(double PerSecond, Distribution IdleLatency);
}
