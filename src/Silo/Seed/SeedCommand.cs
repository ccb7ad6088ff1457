using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using Nexus.Grains;
using Nexus.Grains.Accounts;
using Nexus.Grains.Errors;
using Nexus.Grains.Text;
using Nexus.Storage.Migrations;
using Nexus.Storage.Seeding;
using Spectre.Console;

namespace Nexus.Silo.Seed;

/// <summary>
/// <c>seed --users N --posts M [--seed S] [--until TIME] [--password PASSWORD]</c>: fills an empty database with a network that never was, without starting a silo.
/// </summary>
internal static class SeedCommand
{
    public const string Verb = "seed";
    private const string Usage = "usage: seed --users N --posts M [--seed S] [--until TIME] [--password PASSWORD], at least 10 users";
    private const int Accounts = 10;

    /// <returns>0 done, 1 not possible, 2 wrong words, 130 cut off.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (SeedArguments.Read(arguments) is not { } wanted)
            return Refuse(2, Usage);
        if (Environment.GetEnvironmentVariable("NEXUS_DATABASE") is not { Length: > 0 } database)
            return Refuse(1, "NEXUS_DATABASE does not name a database");
        try
        {
            await SeedAsync(database, wanted);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return Refuse(130, "cut off: start it again to go on");
        }
        catch (Exception fault) when (fault is SeedRefusedException or ValidationException)
        {
            return Refuse(1, fault.Message);
        }
        catch (Storage.StorageUnavailableException)
        {
            return Refuse(1, "the database is unavailable: start it again to go on");
        }
        catch (Exception fault) when (StartFault.Explain(fault) is { } reason)
        {
            return Refuse(1, reason);
        }
    }

    private static async Task SeedAsync(string database, SeedArguments wanted)
    {
        using var cut = new CancellationTokenSource();
        using var interrupt = CutOn(PosixSignal.SIGINT, cut);
        using var terminate = CutOn(PosixSignal.SIGTERM, cut);
        var started = Stopwatch.GetTimestamp();
        var hashes = await HashAsync(wanted.Password);
        await DatabaseMigrator.MigrateAsync(database, cut.Token);
        await using var rows = await SeedRows.OpenAsync(database, cut.Token);
        var plan = wanted.ToPlan((await rows.FindBegunAsync(cut.Token))?.Plan, TimeProvider.System.GetUtcNow());
        var story = new Story(plan, hashes);
        var run = new SeedRun(rows, plan, story);
        await ShowProgressAsync(plan, progress => run.RunAsync(progress, cut.Token));
        Print(run, plan, story, hashes, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>A hash for each of the first people, each with its own salt: what is the same for one seed is everything else.</summary>
    private static async Task<ImmutableArray<string>> HashAsync(string? password)
    {
        if (password is null)
            return [];
        Password.Check("password", password, "", "");
        using var hashing = new PasswordHashing(Options.Create(new GrainOptions()));
        return [.. await Task.WhenAll(Enumerable.Range(0, Accounts).Select(_ => hashing.HashAsync(password)))];
    }

    private static PosixSignalRegistration CutOn(PosixSignal signal, CancellationTokenSource cut) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            cut.Cancel();
        });

    private static Task ShowProgressAsync(SeedPlan plan, Func<Action<int>, Task> run) =>
        AnsiConsole.Progress().AutoClear(false).StartAsync(context =>
        {
            var bar = context.AddTask("posts", maxValue: Math.Max(1, plan.Posts));
            return run(posts => bar.Value = posts);
        });

    private static void Print(SeedRun run, SeedPlan plan, Story story, ImmutableArray<string> hashes, TimeSpan elapsed)
    {
        foreach (var (what, count) in run.Written)
            Console.WriteLine($"{what + ":",-17}{count,12:N0}");
        Console.WriteLine($"in {elapsed.TotalSeconds:N0} s; again the same: --users {plan.Users} --posts {plan.Posts} --seed {plan.Seed} --until {plan.Until:yyyy-MM-ddTHH:mm:ssZ}");
        if (hashes.Length > 0)
            Console.WriteLine($"who can sign in: {string.Join(", ", story.FirstHandles)}");
    }

    private static int Refuse(int code, string reason)
    {
        Console.Error.WriteLine($"nexus {Verb}: {reason}");
        return code;
    }
}
