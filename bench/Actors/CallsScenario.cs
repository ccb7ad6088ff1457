using Nexus.Bench.Reporting;

namespace Nexus.Bench.Actors;

/// <summary>A grain that calls a grain in one silo, and 64 that call 1,000, beside the same loops over hand-written actors.</summary>
internal sealed class CallsScenario : IScenario
{
    private const string Limit = "a hand-written actor over Channel<T>";
    private const int Callers = 64;
    private const int Targets = 1_000;

    public string Name => "calls";

    public async Task RunAsync(BenchRun run)
    {
        await using var silo = await BenchSilo.StartAsync();
        var one = await MeasureAsync(run, (targets, time) => silo.Client.GetGrain<ICallerGrain>(0).CallAsync(targets, time), callers: 1, targets: 1);
        var oneByHand = await MeasureAsync(run, CallByHand(0, Actors(1)), callers: 1, targets: 1);
        run.Report(Name, "call-ns", 1e9 / one.PerSecond, 1e9 / oneByHand.PerSecond, Limit);
        run.Report(Name, "call-bytes", one.BytesPerCall, oneByHand.BytesPerCall, Limit);

        var many = await MeasureAsync(run, (targets, time) => CallFromAllAsync(caller => silo.Client.GetGrain<ICallerGrain>(caller).CallAsync(targets, time)), Callers, Targets);
        var actors = Actors(Targets);
        var manyByHand = await MeasureAsync(run, (targets, time) => CallFromAllAsync(caller => CallByHand(caller, actors)(targets, time)), Callers, Targets);
        run.Report(Name, "64-callers-calls/s", many.PerSecond, manyByHand.PerSecond, Limit);
        run.Report(Name, "64-callers-bytes/call", many.BytesPerCall, manyByHand.BytesPerCall, Limit);
    }

    private static async Task<CallCost> MeasureAsync(BenchRun run, Func<int, TimeSpan, Task<CallTally>> callAsync, int callers, int targets)
    {
        await callAsync(targets, run.WarmUp);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var tally = await callAsync(targets, run.Duration);
        return new CallCost(tally.PerSecond, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)(tally.Calls + (callers * targets)));
    }

    private static async Task<CallTally> CallFromAllAsync(Func<int, Task<CallTally>> callFrom)
    {
        var tallies = await Task.WhenAll(Enumerable.Range(0, Callers).Select(callFrom));
        return new CallTally(tallies.Sum(tally => tally.Calls), tallies.Average(tally => tally.Seconds));
    }

    private static Func<int, TimeSpan, Task<CallTally>> CallByHand(int first, ChannelActor[] actors) => (_, time) =>
        Task.Run(() => CallLoop.RunAsync(time, first, number => actors[number % actors.Length].PingAsync()));

    private static ChannelActor[] Actors(int count) => [.. Enumerable.Range(0, count).Select(_ => new ChannelActor())];

    private sealed record CallCost(double PerSecond, double BytesPerCall);
}
