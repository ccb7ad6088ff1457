using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace Nexus.Bench.Load;

/// <summary>What a .NET process used while something was done: processor time, and bytes allocated on the managed heap.</summary>
internal sealed record ProcessUse(TimeSpan ProcessorTime, double AllocatedBytes);

/// <summary>Watches another .NET process through its diagnostics port.</summary>
internal static class ProcessMeter
{
    private const string Provider = "System.Runtime";
    private const string AllocationCounter = "alloc-rate";

    public static async Task<(TResult Result, ProcessUse Use)> MeasureAsync<TResult>(int processId, Func<Task<TResult>> work)
    {
        using var process = Process.GetProcessById(processId);
        var provider = new EventPipeProvider(Provider, EventLevel.Informational, 1, new Dictionary<string, string> { ["EventCounterIntervalSec"] = "1" });
        using var session = await new DiagnosticsClient(processId).StartEventPipeSessionAsync([provider], requestRundown: false, token: CancellationToken.None);
        using var source = new EventPipeEventSource(session.EventStream);
        var rates = new List<double>();
        source.Dynamic.All += counter => AddRate(rates, counter);
        var reading = Task.Run(source.Process);
        process.Refresh();
        var before = process.TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        var result = await work();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        var used = process.TotalProcessorTime - before;
        await session.StopAsync(CancellationToken.None);
        await reading;
        // The first interval began before the work.
        return (result, new ProcessUse(used, rates.Skip(1).DefaultIfEmpty(double.NaN).Average() * seconds));
    }

    private static void AddRate(List<double> rates, TraceEvent counter)
    {
        if (counter.EventName != "EventCounters" || counter.PayloadValue(0) is not IDictionary<string, object> envelope
            || envelope["Payload"] is not IDictionary<string, object> payload || (string)payload["Name"] != AllocationCounter)
            return;
        rates.Add(Convert.ToDouble(payload["Increment"], CultureInfo.InvariantCulture));
    }
}
