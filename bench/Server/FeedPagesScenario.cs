using System.Diagnostics;
using System.Globalization;
using Nexus.Bench.Language;
using Nexus.Bench.Load;
using Nexus.Bench.Network;
using Nexus.Bench.Reporting;
using Nexus.Rig.Processes;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;

namespace Nexus.Bench.Server;

/// <summary>On the imported network of pages: the warm feeds of the 50 pages that follow most others, each of which has posted three times.</summary>
internal sealed class FeedPagesScenario : IScenario
{
    private const string Limit = "a bare Kestrel endpoint that writes as many bytes";
    private const int Readers = 50;
    private const int PostsEach = 3;
    private const int RoundsBefore = 3;
    private static readonly string s_busiest = string.Create(
        CultureInfo.InvariantCulture, $"select source from edges where kind = {(short)EdgeKind.Follow} group by source order by count(*) desc, source limit {Readers}");

    public string Name => "feed-pages";

    public async Task RunAsync(BenchRun run)
    {
        var files = ((string[])["nodes.csv", "edges.csv"]).Select(file => Path.Combine(run.PagesDirectory ?? "", file)).ToArray();
        if (run.PagesDirectory is null || !files.All(File.Exists))
        {
            BenchRun.Say("feed-pages is skipped: --pages DIR has to name the folder of nodes.csv and edges.csv");
            return;
        }
        var connectionString = await (await run.GetDatabaseAsync()).CreateAsync();
        await ImportAsync(connectionString, files);
        await using var nexus = await RunningNexus.StartAsync(connectionString, storage => PostAsync(storage, connectionString));
        await MeasureAsync(run, nexus);
    }

    private async Task MeasureAsync(BenchRun run, RunningNexus nexus)
    {
        var requests = nexus.Network.People.Select(page => nexus.Request(Documents.Timeline, token: nexus.TokenOf(page))).ToArray();
        var load = new HttpLoad(nexus.Address, connections: 1, number => requests[number % requests.Length]);
        await load.PrimeAsync(requests.Length * RoundsBefore);
        var feeds = await load.RunAsync(run.WarmUp, run.Duration);
        await using var bare = await BareProcess.StartAsync(feeds.BodyBytes);
        var request = HttpLoad.Post(bare.Address, BareEndpoint.Path, RunningNexus.Body(Documents.Timeline));
        var written = await new HttpLoad(bare.Address, connections: 1, _ => request).RunAsync(run.WarmUp, run.Duration);
        run.Report(Name, "feed-p50-ms", feeds.Latency.Median, written.Latency.Median, Limit);
        run.Report(Name, "feed-p99-ms", feeds.Latency.P99, written.Latency.P99, Limit);
    }

    private static async Task ImportAsync(string connectionString, string[] files)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.ProgramOf("Nexus.Silo"), "import", "pages", .. files])
        {
            RedirectStandardOutput = true,
            Environment = { ["NEXUS_DATABASE"] = connectionString },
        };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The import failed: {output}");
        BenchRun.Say($"the pages were imported in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
    }

    /// <summary>Finds the readers, and lets everybody whom they follow post, through the journal.</summary>
    private static async Task<SocialNetwork> PostAsync(StorageHost storage, string connectionString)
    {
        var readers = await Database.ListAsync(connectionString, s_busiest);
        var followed = await Database.ListAsync(
            connectionString, $"select distinct target from edges where kind = {(short)EdgeKind.Follow} and source in ({string.Join(',', readers)}) order by target");
        var now = TimeProvider.System.GetUtcNow();
        var posts = Enumerable.Range(1, PostsEach).SelectMany(_ => followed, (round, author) =>
            SocialNetwork.NewPost(new PostId(storage.Ids.Next()), new UserId(author), $"News, part {round}, of page {author}.", now)).ToArray();
        await storage.CommitAsync(posts);
        // Imported pages have no account and no session; reading asks for neither.
        return new SocialNetwork([.. readers.Select(reader => new Member(new UserId(reader), Guid.NewGuid()))], [.. posts.Select(post => post.Post)]);
    }
}
