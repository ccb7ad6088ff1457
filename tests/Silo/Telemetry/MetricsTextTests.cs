using System.Diagnostics.Metrics;
using Nexus.Silo.Telemetry;

namespace Nexus.Silo.Tests.Telemetry;

/// <summary>What Prometheus reads.</summary>
public sealed class MetricsTextTests : IDisposable
{
    private readonly MetricsRecorder _recorder = new();
    private readonly Meter _meter = new("Microsoft.Orleans");

    [Fact]
    public void Counters_grow_and_have_a_line_for_each_set_of_tags()
    {
        var counter = _meter.CreateCounter<int>("test-text-calls", description: "Calls.\nOf the test.");
        Read("test_text_calls");
        counter.Add(2, new KeyValuePair<string, object?>("kind", "a \"quoted\" one"));
        counter.Add(3, new KeyValuePair<string, object?>("kind", "a \"quoted\" one"));
        counter.Add(1);
        Assert.Equal(
            [
                "# HELP test_text_calls_total Calls.\\nOf the test.", "# TYPE test_text_calls_total counter",
                "test_text_calls_total{kind=\"a \\\"quoted\\\" one\"} 5", "test_text_calls_total 1",
            ],
            Read("test_text_calls"));
    }

    [Fact]
    public void Gauges_that_are_read_show_what_is_there_now()
    {
        var there = new List<string> { "a", "b" };
        _meter.CreateObservableGauge("test-text-there", () => there.Select(name => new Measurement<long>(7, new KeyValuePair<string, object?>("name", name))));
        Assert.Equal(["# TYPE test_text_there gauge", "test_text_there{name=\"a\"} 7", "test_text_there{name=\"b\"} 7"], Read("test_text_there"));
        there.Remove("a");
        Assert.Equal(["# TYPE test_text_there gauge", "test_text_there{name=\"b\"} 7"], Read("test_text_there"));
    }

    [Fact]
    public void Ups_and_downs_are_a_gauge()
    {
        var open = _meter.CreateUpDownCounter<int>("test-text-open");
        Read("test_text_open");
        open.Add(3);
        open.Add(-1);
        Assert.Equal(["# TYPE test_text_open gauge", "test_text_open 2"], Read("test_text_open"));
    }

    [Fact]
    public void Histograms_count_what_is_up_to_each_bound()
    {
        var lengths = _meter.CreateHistogram("test-text-length", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
        Read("test_text_length");
        lengths.Record(0.5);
        lengths.Record(0.75);
        lengths.Record(8);
        Assert.Equal(
            [
                "# TYPE test_text_length_seconds histogram", "test_text_length_seconds_bucket{le=\"0.5\"} 1", "test_text_length_seconds_bucket{le=\"1\"} 2",
                "test_text_length_seconds_bucket{le=\"+Inf\"} 3", "test_text_length_seconds_sum 9.25", "test_text_length_seconds_count 3",
            ],
            Read("test_text_length"));
    }

    [Fact]
    public void Tags_without_end_do_not_fill_the_memory()
    {
        var counter = _meter.CreateCounter<int>("test-text-many");
        Read("test_text_many");
        for (var number = 0; number < 3_000; number++)
            counter.Add(1, new KeyValuePair<string, object?>("number", number));
        Assert.Equal(2_001, Read("test_text_many").Length);
    }

    [Fact]
    public void Meters_of_others_are_not_told()
    {
        using var other = new Meter("Somebody.Else");
        other.CreateObservableGauge("test-text-foreign", () => 1);
        Assert.Empty(Read("test_text_foreign"));
    }

    [Fact]
    public void Nothing_is_measured_before_somebody_reads()
    {
        var counter = _meter.CreateCounter<int>("test-text-unheard");
        using var recorder = new MetricsRecorder();
        Assert.False(counter.Enabled);
    }

    public void Dispose()
    {
        _recorder.Dispose();
        _meter.Dispose();
    }

    private string[] Read(string name) =>
        [.. _recorder.Read().Split('\n').Where(line => line.Split(' ', '{') is [.., _] words && (words[0].StartsWith(name, StringComparison.Ordinal) || (words[0] == "#" && words[2].StartsWith(name, StringComparison.Ordinal))))];
}
