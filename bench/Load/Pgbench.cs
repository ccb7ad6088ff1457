using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Nexus.Bench.Reporting;
using Nexus.Bench.Server;
using Nexus.Rig.Postgres;
using Npgsql;

namespace Nexus.Bench.Load;

/// <summary>The limit for durable writes: PostgreSQL's own load generator inserting one row per transaction on the same server.</summary>
internal static partial class Pgbench
{
    public const int Clients = 16;
    private const string CreateTable =
        "create table bench_rows (id bigserial primary key, source bigint not null, target bigint not null, created_at timestamptz not null default now())";
    private const string Script = """
        \set source random(1, 1000)
        \set target random(1, 10000)
        insert into bench_rows (source, target) values (:source, :target);
        """;

    /// <summary>Transactions per second, and their latencies in milliseconds.</summary>
    public static async Task<(double PerSecond, Distribution Latency)> RunAsync(Database database, TimeSpan duration)
    {
        var connectionString = await database.CreateAsync();
        await Database.ExecuteAsync(connectionString, CreateTable);
        var folder = Directory.CreateTempSubdirectory("nexus-pgbench-");
        try
        {
            var script = Path.Combine(folder.FullName, "insert.sql");
            await File.WriteAllTextAsync(script, Script);
            var output = await ExecuteAsync(folder.FullName, connectionString, duration, script);
            var rate = Rate().Match(output) is { Success: true } found
                ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"pgbench says: {output}");
            return (rate, Distribution.Of(ReadLatencies(folder)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> ExecuteAsync(string folder, string connectionString, TimeSpan duration, string script)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(FindProgram(),
        [
            "--host", server.Host!, "--username", server.Username!, "--no-vacuum", "--protocol", "prepared",
            "--client", Clients.ToString(CultureInfo.InvariantCulture), "--jobs", "2",
            "--time", Math.Max(1, (int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            "--file", script, "--log", "--log-prefix", Path.Combine(folder, "transactions"), server.Database!,
        ])
        { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    // What is in PATH may be a link to the server alone.
    private static string FindProgram()
    {
        var server = PostgresBinaries.Find()!.Postgres;
        var target = File.ResolveLinkTarget(server, returnFinalTarget: true)?.FullName ?? server;
        return Path.Combine(Path.GetDirectoryName(target)!, "pgbench");
    }

    // Each line is a transaction: client, number, microseconds, and more.
    private static IEnumerable<double> ReadLatencies(DirectoryInfo folder) =>
        folder.EnumerateFiles("transactions*").SelectMany(log => File.ReadLines(log.FullName))
            .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000);

    [GeneratedRegex(@"tps = ([0-9.]+) \(without")]
    private static partial Regex Rate();
}
