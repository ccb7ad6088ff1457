using System.Runtime.InteropServices;
using Nexus.Storage;
using Spectre.Console;

namespace Nexus.Silo.Import;

/// <summary><c>import pages NODES.csv EDGES.csv</c>: loads a network into the database without starting a silo.</summary>
internal static class ImportCommand
{
    private const string Usage = "usage: import pages NODES.csv EDGES.csv";

    /// <returns>0 done, 1 not possible, 2 wrong words, 130 cut off.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not ["pages", var nodes, var edges])
            return Refuse(2, Usage);
        if (Environment.GetEnvironmentVariable("NEXUS_DATABASE") is not { Length: > 0 } database)
            return Refuse(1, "NEXUS_DATABASE does not name a database");
        foreach (var file in (string[])[nodes, edges])
        {
            if (!File.Exists(file))
                return Refuse(1, $"there is no file {file}");
        }
        try
        {
            return await ImportAsync(database, nodes, edges);
        }
        catch (OperationCanceledException)
        {
            return Refuse(130, "cut off: start it again to go on");
        }
        catch (InvalidDataException fault)
        {
            return Refuse(1, fault.Message);
        }
        catch (StorageUnavailableException)
        {
            return Refuse(1, "the database is unavailable: start it again to go on");
        }
        catch (Exception fault) when (StartFault.Explain(fault) is { } reason)
        {
            return Refuse(1, reason);
        }
    }

    private static async Task<int> ImportAsync(string database, string nodes, string edges)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddNexusStorage(options =>
        {
            options.ConnectionString = database;
            // Nobody waits for one row: only a database that stays away ends an import.
            options.Journal.Deadline = TimeSpan.FromMinutes(1);
        });
        using var host = builder.Build();
        using var cut = new CancellationTokenSource();
        using var interrupt = CutOn(PosixSignal.SIGINT, cut);
        using var terminate = CutOn(PosixSignal.SIGTERM, cut);
        await host.StartAsync(cut.Token);
        try
        {
            var import = ActivatorUtilities.CreateInstance<PagesImport>(host.Services);
            Print(await ShowProgressAsync(nodes, edges, progress => import.RunAsync(nodes, edges, progress, cut.Token)));
            return 0;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static PosixSignalRegistration CutOn(PosixSignal signal, CancellationTokenSource cut) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            cut.Cancel();
        });

    private static Task<ImportReport> ShowProgressAsync(string nodes, string edges, Func<Action<string, int>, Task<ImportReport>> run) =>
        AnsiConsole.Progress().AutoClear(false).StartAsync(context =>
        {
            var bars = new Dictionary<string, ProgressTask>
            {
                ["users"] = context.AddTask("users", maxValue: Math.Max(1, CountLines(nodes) - 1)),
                ["follows"] = context.AddTask("follows", maxValue: Math.Max(1, CountLines(edges) - 1)),
            };
            return run((kind, done) => bars[kind].Value = done);
        });

    private static int CountLines(string path) => File.ReadLines(path).Count();

    private static void Print(ImportReport report)
    {
        Console.WriteLine($"users:   {report.UsersWritten} written, {report.UsersPresent} already there");
        Console.WriteLine($"follows: {report.FollowsWritten} written, {report.FollowsPresent} already there");
        Console.WriteLine($"refused: {report.Refused.Count} lines");
        foreach (var reason in report.Refused.Describe())
            Console.WriteLine($"  {reason}");
    }

    private static int Refuse(int code, string reason)
    {
        Console.Error.WriteLine($"nexus import: {reason}");
        return code;
    }
}
