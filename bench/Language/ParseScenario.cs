using System.Text;
using System.Text.Json;
using HotChocolate.Language;
using Nexus.Bench.Reporting;

namespace Nexus.Bench.Language;

/// <summary>GraphQL text to syntax tree, beside System.Text.Json reading as many bytes of JSON.</summary>
internal sealed class ParseScenario : IScenario
{
    private const string Limit = "JsonDocument.Parse of as many bytes of JSON";
    private const double Mega = 1e6;

    // A document of 100 kB holds more fields than a server would take.
    private static readonly ParserOptions s_unlimited = new(maxAllowedFields: int.MaxValue);

    public string Name => "graphql-parse";

    public Task RunAsync(BenchRun run)
    {
        Measure(run, "timeline-MB/s", Encoding.UTF8.GetBytes(Documents.Timeline));
        Measure(run, "100kB-MB/s", Documents.RepeatTimeline(100_000));
        return Task.CompletedTask;
    }

    private void Measure(BenchRun run, string metric, byte[] document)
    {
        var json = Documents.TimelineAnswer(document.Length);
        var parsed = WorkLoop.PerSecond(run, () => Utf8GraphQLParser.Parse(document, s_unlimited)) * document.Length / Mega;
        var read = WorkLoop.PerSecond(run, () => JsonDocument.Parse(json).Dispose()) * json.Length / Mega;
        run.Report(Name, metric, parsed, read, Limit);
    }
}
