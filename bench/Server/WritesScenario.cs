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
            likes = await new HttpLoad(nexus.Address, Connections, number => LikePost(nexus, tokens, number)).RunAsync(run.WarmUp, run.Duration);
            posts = await new HttpLoad(nexus.Address, Connections, number => CreatePost(nexus, tokens, number)).RunAsync(run.WarmUp, run.Duration);
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

    // No pair of person and post comes twice before ten million likes: a repeated like would write nothing.
    private static byte[] LikePost(RunningNexus nexus, string[] tokens, long number)
    {
        var person = number % tokens.Length;
        var post = nexus.Network.Posts[(int)(((number / tokens.Length) + (person * 7)) % nexus.Network.Posts.Count)];
        return nexus.Request(Documents.LikePost, new { postId = SocialNetwork.GlobalIdOf(post) }, tokens[person]);
    }

    private static byte[] CreatePost(RunningNexus nexus, string[] tokens, long number) =>
        nexus.Request(Documents.CreatePost, new { text = $"This is new, and number {number}." }, tokens[number % tokens.Length]);
}
