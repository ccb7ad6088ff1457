using Nexus.Bench.Server;
using Spectre.Console;

namespace Nexus.Bench.Reporting;

/// <summary>One run of some scenarios: what they are asked for, what they share, and what they found.</summary>
internal sealed class BenchRun(BenchOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan s_shortestWarmUp = TimeSpan.FromSeconds(1);
    private const int TableWidth = 150;
    private readonly List<Measurement> _measurements = [];
    private Database? _database;

    /// <summary>How long each number is measured.</summary>
    public TimeSpan Duration => options.Duration;

    /// <summary>How long the same is done before, so that the just-in-time compiler has settled.</summary>
    public TimeSpan WarmUp => options.Duration / 2 > s_shortestWarmUp ? options.Duration / 2 : s_shortestWarmUp;

    /// <summary>Where nodes.csv and edges.csv of the pages network are; null where nobody said.</summary>
    public string? PagesDirectory => options.PagesDirectory;

    /// <summary>The PostgreSQL server of this run: durable, private, started when first asked for.</summary>
    public async ValueTask<Database> GetDatabaseAsync() => _database ??= await Database.StartAsync();

    public void Report(string scenario, string metric, double value, double reference, string limit)
    {
        var measurement = new Measurement(scenario, metric, value, reference, limit);
        _measurements.Add(measurement);
        Console.WriteLine(measurement.ToLine());
    }

    /// <summary>Says what goes on, apart from the numbers.</summary>
    public static void Say(string text) => Console.Error.WriteLine($"• {text}");

    public void PrintTable()
    {
        if (_measurements.Count == 0)
            return;
        // What is piped has no width of its own.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, TableWidth);
        var table = new Table().AddColumns("scenario", "metric").AddColumn("value", RightAlign).AddColumn("reference", RightAlign)
            .AddColumn("ratio", RightAlign).AddColumn("the reference is");
        foreach (var measurement in _measurements)
        {
            table.AddRow(
                new Text(measurement.Scenario), new Text(measurement.Metric), new Text($"{measurement.Value:#,0.##}"),
                new Text($"{measurement.Reference:#,0.##}"), new Text($"{measurement.Ratio:0.00}"), new Text(measurement.Limit));
        }
        AnsiConsole.Write(table);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private static void RightAlign(TableColumn column) => column.RightAligned();
}
