namespace Nexus.Schedules;

/// <summary>What people are told of seeds that fail.</summary>
internal static class Report
{
    /// <summary>What is wrong with each, and the trace of the shortest, which is run again for it.</summary>
    public static string Of(IReadOnlyList<Outcome> failed) => failed.Count == 0 ? "" : string.Join(
        Environment.NewLine, [.. failed.Select(static outcome => $"Seed {outcome.Seed}: {outcome.Failure}"), Of(failed.MinBy(static outcome => outcome.Steps)!.Seed)]);

    private static string Of(int seed)
    {
        var outcome = Exploration.Run(seed, traces: true);
        return $"""
            The run of seed {seed}, {(outcome.Failure is null ? "which does not fail when it is run again" : outcome.Failure)}:
            {outcome.Plan}
            step, ms, work:
            {string.Join(Environment.NewLine, outcome.Trace)}
            """;
    }
}
