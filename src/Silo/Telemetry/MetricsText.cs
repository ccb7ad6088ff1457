using System.Globalization;
using System.Text;

namespace Nexus.Silo.Telemetry;

/// <summary>Prometheus' text format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats).</summary>
internal static class MetricsText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<RecordedInstrument> instruments)
    {
        var text = new StringBuilder();
        foreach (var instrument in instruments.OrderBy(instrument => instrument.Instrument.Name, StringComparer.Ordinal))
        {
            var name = NameOf(instrument);
            var start = text.Length;
            instrument.Read(series => Write(text, name, instrument, series));
            if (text.Length > start)
                text.Insert(start, HeadOf(name, instrument));
        }
        return text.ToString();
    }

    /// <summary>As OpenTelemetry names instruments for Prometheus: with the unit, and <c>_total</c> for what only grows.</summary>
    internal static string NameOf(RecordedInstrument recorded)
    {
        var name = Sanitize(recorded.Instrument.Name);
        var unit = recorded.Instrument.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" or "bytes" => "_bytes", _ => "" };
        if (!name.EndsWith(unit, StringComparison.Ordinal))
            name += unit;
        return recorded.Kind == MetricKind.Counter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    private static string HeadOf(string name, RecordedInstrument recorded)
    {
        var kind = recorded.Kind switch { MetricKind.Counter => "counter", MetricKind.Histogram => "histogram", _ => "gauge" };
        var help = recorded.Instrument.Description is { Length: > 0 } description ? $"# HELP {name} {description.Replace("\\", "\\\\").Replace("\n", "\\n")}\n" : "";
        return $"{help}# TYPE {name} {kind}\n";
    }

    private static void Write(StringBuilder text, string name, RecordedInstrument recorded, MetricSeries series)
    {
        if (recorded.Kind != MetricKind.Histogram)
        {
            Line(text, name, series, null, series.Value);
            return;
        }
        var count = 0L;
        for (var index = 0; index < series.Buckets.Count; index++)
        {
            count += series.Buckets[index];
            var bound = index < recorded.Bounds.Length ? recorded.Bounds[index].ToString(CultureInfo.InvariantCulture) : "+Inf";
            Line(text, name + "_bucket", series, bound, count);
        }
        Line(text, name + "_sum", series, null, series.Value);
        Line(text, name + "_count", series, null, count);
    }

    private static void Line(StringBuilder text, string name, MetricSeries series, string? bound, double value)
    {
        var labels = series.Tags.Select(tag => $"{Sanitize(tag.Key)}=\"{Escape(Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "")}\"");
        if (bound is not null)
            labels = labels.Append($"le=\"{bound}\"");
        var all = string.Join(',', labels);
        text.Append(name);
        if (all.Length > 0)
            text.Append('{').Append(all).Append('}');
        text.Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Sanitize(string name) =>
        string.Create(name.Length, name, static (span, from) =>
        {
            for (var index = 0; index < span.Length; index++)
                span[index] = char.IsAsciiLetterOrDigit(from[index]) ? from[index] : '_';
        });

    private static string Escape(string value) => value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
}
