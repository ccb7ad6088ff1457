using System.Collections.Concurrent;
using System.Diagnostics;
using Nexus.Bench.Load;
using Nexus.Bench.Reporting;

namespace Nexus.Bench.Actors;

/// <summary>First calls of empty grains, and what an idle activation holds, beside hand-written actors made at their first call.</summary>
internal sealed class ActivationsScenario : IScenario
{
    private const string Limit = "hand-written actors in a ConcurrentDictionary";
    private const int Callers = 64;
    private const int Million = 1_000_000;

    public string Name => "activations";

    public async Task RunAsync(BenchRun run)
    {
        await ReportUpTo100000Async(run);
        var grains = await ActivateMillionGrainsAsync();
        var actors = await ActivateMillionActorsAsync();
        run.Report(Name, "1000000-activations/s", grains.PerSecond, actors.PerSecond, Limit);
        run.Report(Name, "1000000-idle-process-MB", grains.Megabytes, actors.Megabytes, Limit);
    }

    private async Task ReportUpTo100000Async(BenchRun run)
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

    private static async Task<Crowd> ActivateMillionGrainsAsync()
    {
        await using var silo = await BenchSilo.StartAsync();
        var activated = await ActivateAsync(Million, number => silo.Client.GetGrain<IEchoGrain>(number).PingAsync());
        return new Crowd(activated.PerSecond, await MegabytesAsync());
    }

    private static async Task<Crowd> ActivateMillionActorsAsync()
    {
        var byHand = new ConcurrentDictionary<long, ChannelActor>();
        var activated = await ActivateAsync(Million, number => byHand.GetOrAdd(number, static _ => new ChannelActor()).PingAsync());
        var megabytes = await MegabytesAsync();
        GC.KeepAlive(byHand);
        return new Crowd(activated.PerSecond, megabytes);
    }

    /// <summary>Of the whole process, runtime and bench included; what was freed before goes back to the system first.</summary>
    private static async Task<double> MegabytesAsync()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return await ProcessMemory.MeasureAsync(Environment.ProcessId) / 1e6;
    }

    private sealed record Crowd(double PerSecond, double Megabytes);

    private sealed record Activated(double PerSecond, double BytesEach);
}
