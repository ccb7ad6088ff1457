using System.Diagnostics;

namespace Nexus.Bench.Actors;

/// <summary>Calls other grains, one call after the other.</summary>
public interface ICallerGrain : IGrainWithIntegerKey
{
    /// <summary>Calls the grains 0 to <paramref name="targets"/> in turn for some time, after having called each of them once.</summary>
    [ResponseTimeout("00:30:00")]
    Task<CallTally> CallAsync(int targets, TimeSpan duration);
}

/// <summary>How many calls were made in how long.</summary>
[GenerateSerializer, Immutable]
public sealed record CallTally([property: Id(0)] long Calls, [property: Id(1)] double Seconds)
{
    public double PerSecond => Calls / Seconds;
}

internal sealed class CallerGrain : Grain, ICallerGrain
{
    public async Task<CallTally> CallAsync(int targets, TimeSpan duration)
    {
        var grains = Enumerable.Range(0, targets).Select(key => GrainFactory.GetGrain<IEchoGrain>(key)).ToArray();
        foreach (var grain in grains)
            await grain.PingAsync();
        return await CallLoop.RunAsync(duration, (int)this.GetPrimaryKeyLong(), number => grains[number % grains.Length].PingAsync());
    }
}

/// <summary>The loop that grains and plain channels are measured with.</summary>
internal static class CallLoop
{
    private const int CallsPerLook = 256;

    public static async Task<CallTally> RunAsync(TimeSpan duration, int first, Func<int, Task> call)
    {
        // Looking at the clock for each call would cost a good part of one.
        var start = Stopwatch.GetTimestamp();
        var calls = 0;
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            for (var end = calls + CallsPerLook; calls < end; calls++)
                await call((first + calls) & int.MaxValue);
        }
        return new CallTally(calls, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
