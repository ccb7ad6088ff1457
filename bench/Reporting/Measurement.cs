using System.Globalization;

namespace Nexus.Bench.Reporting;

/// <summary>A number and, of the same run, the number it is to be read beside.</summary>
/// <param name="Metric">What was measured, in one word that ends in its unit.</param>
/// <param name="Limit">What the reference is, for the reader of the table.</param>
internal sealed record Measurement(string Scenario, string Metric, double Value, double Reference, string Limit)
{
    /// <summary>Value over reference: of rates more is better, of times and bytes less.</summary>
    public double Ratio => Value / Reference;

    /// <summary><c>scenario metric value reference ratio</c>, for programs.</summary>
    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Scenario} {Metric} {Value:0.###} {Reference:0.###} {Ratio:0.###}");
}
