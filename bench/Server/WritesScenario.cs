using Nexus.Bench.Language;
using Nexus.Bench.Load;
using Nexus.Bench.Network;
using Nexus.Bench.Reporting;

namespace Nexus.Bench.Server;

/// <summary>Likes, each a new one, and posts of authors with 20 followers, beside <c>pgbench</c> inserting single rows on the same server.</summary>
internal sealed class WritesScenario : IScenario
{
    private const string Limit = "pgbench, one-row durable inserts, 16 clients";
    private const int Connections = 32;

    public string Name => "writes";

    public async Task RunAsync(BenchRun run)
    {
        LoadResult likes, posts;
        await using (var nexus = await RunningNexus.StartAsync(run))
        {
            var tokens = nexus.Network.People.Select(nexus.TokenOf).ToArray();
            // Once each post, and each author: from then on actors are in memory.
            likes = await MeasureAsync(run, nexus, nexus.Network.Posts.Count, number => LikePost(nexus, tokens, number));
            posts = await MeasureAsync(run, nexus, tokens.Length, number => CreatePost(nexus, tokens, number));
        }
        var inserts = await Pgbench.RunAsync(await run.GetDatabaseAsync(), run.Duration);
        Report(run, "likePost", likes, inserts);
        Report(run, "createPost", posts, inserts);
    }

    private void Report(BenchRun run, string what, LoadResult writes, (double PerSecond, Distribution Latency) inserts)
    {
        run.Report(Name, $"{what}/s", writes.RequestsPerSecond, inserts.PerSecond, Limit);
        run.Report(Name, $"{what}-p50-ms", writes.Latency.Median, inserts.Latency.Median, Limit);
        run.Report(Name, $"{what}-p99-ms", writes.Latency.P99, inserts.Latency.P99, Limit);
    }

    private static async Task<LoadResult> MeasureAsync(BenchRun run, RunningNexus nexus, int first, Func<long, byte[]> request)
    {
        var load = new HttpLoad(nexus.Address, Connections, request);
        await load.PrimeAsync(first);
        return await load.RunAsync(run.WarmUp, run.Duration);
    }

    // Round by round over all posts, each time by the next person: no pair comes twice in ten million likes, and a repeated like would write nothing.
    private static byte[] LikePost(RunningNexus nexus, string[] tokens, long number)
    {
        var (round, post) = Math.DivRem(number, nexus.Network.Posts.Count);
        var input = new { postId = SocialNetwork.GlobalIdOf(nexus.Network.Posts[(int)post]) };
        return nexus.Request(Documents.LikePost, input, tokens[(post + round) % tokens.Length]);
    }

    private static byte[] CreatePost(RunningNexus nexus, string[] tokens, long number) =>
        nexus.Request(Documents.CreatePost, new { text = $"This is new, and number {number}." }, tokens[number % tokens.Length]);
}
