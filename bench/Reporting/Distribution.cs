namespace Nexus.Bench.Reporting;

/// <summary>The middle and the slow end of some durations, in the unit they came in.</summary>
internal readonly record struct Distribution(double Median, double P99)
{
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static Distribution Of(IEnumerable<double> durations)
    {
        var ordered = durations.Order().ToList();
        return ordered.Count > 0
            ? new Distribution(ordered[ordered.Count / 2], ordered[ordered.Count * 99 / 100])
            : throw new InvalidOperationException("Nothing was measured.");
    }
}
