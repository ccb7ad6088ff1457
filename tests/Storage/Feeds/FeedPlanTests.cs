using System.Text.RegularExpressions;
using Nexus.Rig.Postgres;
using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;
using Npgsql;

namespace Nexus.Storage.Tests.Feeds;

/// <summary>What reading a feed looks at, on a network of a few thousand posts: it grows with the followees, not with what they wrote.</summary>
public sealed partial class FeedPlanTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Authors = 40, PostsOfEach = 200, Limit = 20;
    private const long Reader = 1_000_000;

    [Fact]
    public async Task A_page_looks_at_the_newest_few_of_each_followee()
    {
        await FillAsync();
        // A page, and what says whether anything stands before it.
        var keyset = new Keyset(Limit, After: 150_000_000);
        foreach (var command in new KeysetQuery<FeedRow>(PostgresFeedReads.HomeFeed, keyset, [Reader], PostgresFeedReads.MapPlace).CreateCommands())
        {
            var plan = await ExplainAsync(command);
            Assert.DoesNotContain(plan, line => line.Contains("Seq Scan on posts", StringComparison.Ordinal) || line.Contains("Seq Scan on edges", StringComparison.Ordinal));
            var (posts, reposts) = (RowsOf(plan, "posts_of_author"), RowsOf(plan, "edges_from on edges r"));
            Assert.InRange(posts + reposts, 1, (Limit + 1) * ((2 * Authors) + 1));
        }
    }

    [Fact]
    public async Task Places_are_found_by_keys()
    {
        await FillAsync();
        var plan = await ExplainAsync(PostgresFeedReads.CreatePlaces(
            new UserId(Reader), [.. Enumerable.Range(1, Limit).Select(number => new PostId(900_000 + number))], StorageRig.Noon));
        Assert.DoesNotContain(plan, line => line.Contains("Seq Scan on posts", StringComparison.Ordinal) || line.Contains("Seq Scan on edges", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_public_feed_looks_at_the_newest_posts_alone()
    {
        await FillAsync();
        var plan = await ExplainAsync(new KeysetQuery<FeedRow>(PostgresFeedReads.PublicFeed, new Keyset(Limit), [], PostgresFeedReads.MapPlace).CreateCommands()[0]);
        Assert.InRange(RowsOf(plan, "on posts p"), 1, Limit + 1);
    }

    private async Task FillAsync()
    {
        await database.ExecuteAsync($"""
            insert into users (id, username, display_name, created_at)
              select {Reader} + number, 'author' || number, '', now() from generate_series(0, {Authors}) number on conflict do nothing;
            insert into edges (kind, source, target, key, created_at)
              select 1, {Reader}, {Reader} + number, number, now() from generate_series(1, {Authors}) number on conflict do nothing;
            insert into posts (id, author_id, text, visibility, created_at)
              select 100_000_000 + number * {Authors} + author, {Reader} + author, 'text', 1, now()
              from generate_series(1, {Authors}) author, generate_series(1, {PostsOfEach}) number on conflict do nothing;
            insert into posts (id, author_id, text, visibility, created_at)
              select 900_000 + number, {Reader}, 'text', 1, now() from generate_series(1, 1000) number on conflict do nothing;
            insert into edges (kind, source, target, key, created_at)
              select 3, {Reader} + author, 900_000 + number, 100_000_000 + number * {Authors} + author + 50_000_000, now()
              from generate_series(1, {Authors}) author, generate_series(1, {PostsOfEach}) number on conflict do nothing;
            """.Replace("_000", "000", StringComparison.Ordinal));
        await database.ExecuteAsync("analyze users; analyze posts; analyze edges");
    }

    private async Task<List<string>> ExplainAsync(NpgsqlBatchCommand command)
    {
        await using var rig = await StorageRig.StartAsync(database);
        await using var connection = await rig.Get<StorageConnections>().Reads.OpenConnectionAsync();
        await using var explain = new NpgsqlCommand($"explain (analyze, costs off, timing off, summary off) {command.CommandText}", connection);
        foreach (NpgsqlParameter parameter in command.Parameters)
            explain.Parameters.Add(parameter.Clone());
        await using var reader = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(0));
        return plan;
    }

    /// <summary>How many rows the scans of an index gave, in all loops.</summary>
    private static long RowsOf(List<string> plan, string index) => plan
        .Where(line => line.Contains(index, StringComparison.Ordinal)).Select(line => Actual().Match(line)).Where(match => match.Success)
        .Sum(match => long.Parse(match.Groups[1].Value) * long.Parse(match.Groups[2].Value));

    [GeneratedRegex(@"rows=(\d+) loops=(\d+)")]
    private static partial Regex Actual();
}
