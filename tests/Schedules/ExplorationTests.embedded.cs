using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Nexus.Schedules;

/// <summary>Thousands of interleavings. <c>NEXUS_SCHEDULES</c> says how many, <c>NEXUS_SCHEDULES_FIRST</c> from which seed on.</summary>
public sealed class ExplorationTests(ITestOutputHelper output)
{
    private const int EnoughFailures = 8;

    [Fact]
    public void Every_interleaving_keeps_the_promises()
    {
        var start = Stopwatch.GetTimestamp();
        var first = Setting("NEXUS_SCHEDULES_FIRST", 1);
        var count = Setting("NEXUS_SCHEDULES", 10_000);
        var steps = 0L;
        var failed = new List<Outcome>();
        for (var seed = first; seed < first + count && failed.Count < EnoughFailures; seed++)
        {
            var outcome = Exploration.Run(seed);
            steps += outcome.Steps;
            if (outcome.Failure is not null)
                failed.Add(outcome);
        }

        output.WriteLine($"{count} seeds from {first}, {steps} steps, {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        Assert.True(failed.Count == 0, Report.Of(failed));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
