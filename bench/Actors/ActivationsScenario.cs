using System.Collections.Concurrent;
using System.Diagnostics;
using Nexus.Bench.Reporting;

namespace Nexus.Bench.Actors;

/// <summary>First calls of empty grains, and what an idle activation holds, beside hand-written actors made at their first call.</summary>
internal sealed class ActivationsScenario : IScenario
{
    private const string Limit = "hand-written actors in a ConcurrentDictionary";
    private const int Callers = 64;

    public string Name => "activations";

    public async Task RunAsync(BenchRun run)
    {
        await using var silo = await BenchSilo.StartAsync();
        var byHand = new ConcurrentDictionary<long, ChannelActor>();
        var first = 0L;
        foreach (var count in (int[])[5_000, 10_000, 100_000])
        {
            var keys = first;
            var grains = await ActivateAsync(count, number => silo.Client.GetGrain<IEchoGrain>(keys + number).PingAsync());
            var actors = await ActivateAsync(count, number => byHand.GetOrAdd(keys + number, static _ => new ChannelActor()).PingAsync());
            first += count;
            // The first round is for the just-in-time compiler.
            if (count == 5_000)
                continue;
            run.Report(Name, $"{count}-activations/s", grains.PerSecond, actors.PerSecond, Limit);
            if (count == 100_000)
                run.Report(Name, "idle-bytes", grains.BytesEach, actors.BytesEach, Limit);
        }
        GC.KeepAlive(byHand);
    }

    private static async Task<Activated> ActivateAsync(int count, Func<int, Task> ping)
    {
        var held = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var number = caller; number < count; number += Callers)
                await ping(number);
        })));
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new Activated(count / elapsed.TotalSeconds, (GC.GetTotalMemory(forceFullCollection: true) - held) / (double)count);
    }

    private sealed record Activated(double PerSecond, double BytesEach);
}
