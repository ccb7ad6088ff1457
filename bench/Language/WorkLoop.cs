using System.Diagnostics;
using Nexus.Bench.Reporting;

namespace Nexus.Bench.Language;

/// <summary>Does one thing again and again on one thread.</summary>
internal static class WorkLoop
{
    private const int TimesPerLook = 16;

    /// <summary>How often a second.</summary>
    public static double PerSecond(BenchRun run, Action work)
    {
        Repeat(run.WarmUp, work);
        return Repeat(run.Duration, work);
    }

    private static double Repeat(TimeSpan duration, Action work)
    {
        var start = Stopwatch.GetTimestamp();
        var times = 0L;
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            for (var end = times + TimesPerLook; times < end; times++)
                work();
        }
        return times / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
