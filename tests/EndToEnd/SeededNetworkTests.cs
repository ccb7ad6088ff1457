using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Nexus.EndToEnd.Tests.Client;
using Nexus.Rig.Invariants;
using Nexus.Rig.Postgres;
using Nexus.Rig.Processes;

namespace Nexus.EndToEnd.Tests;

/// <summary><c>seed</c> as an operator runs it, and what the program then says of the network: what SQL says of its rows.</summary>
public sealed partial class SeededNetworkTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task A_seeded_network_is_served_as_one_that_people_have_made()
    {
        var names = await SeedAsync();
        await using var nexus = await NexusProcess.StartAsync(database.ConnectionString);

        Assert.Equal(10, names.Length);
        foreach (var name in names[..3])
            await AssertServedAsync(await SignInAsync(nexus.Client, name), name);
        await AssertFoundAsync(new GraphQLClient(nexus.Client));
        await TakePartAsync(await SignInAsync(nexus.Client, names[1]));
        await StoredGraph.AssertHoldsAsync(database.ConnectionString);

        var (code, output) = await RunAsync("--users", "200", "--posts", "2000");
        Assert.Equal((1, "nexus seed: there are people in this database: a network is seeded into an empty one\n"), (code, output));
    }

    [Theory]
    [InlineData("--users", "many", "--posts", "1")]
    [InlineData("--posts", "1")]
    [InlineData]
    public async Task Words_that_it_does_not_know_are_refused(params string[] arguments)
    {
        var (code, output) = await RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.StartsWith("nexus seed: usage: seed --users N --posts M", output, StringComparison.Ordinal);
    }

    private async Task AssertServedAsync(GraphQLClient person, string name)
    {
        var data = await person.AskAsync("""
            {
              viewer {
                user { username followerCount followingCount postCount }
                unreadNotificationCount
                feed(first: 50) { nodes { text author { username } } }
                suggestedUsers(first: 10) { username }
                notifications(first: 100) { nodes { kind actorCount isRead post { text } actor { username } } }
              }
            }
            """);
        var viewer = data["viewer"]!;

        var counts = (await database.QueryAsync(SeededSql.Counts(name)))[0];
        Assert.Equal(
            counts.Select(count => (long)count),
            new[] { viewer["user"]!["followerCount"], viewer["user"]!["followingCount"], viewer["user"]!["postCount"], viewer["unreadNotificationCount"] }.Select(count => (long)count!));
        Assert.Equal(
            (await database.QueryAsync(SeededSql.Feed(name, 50))).Select(row => $"{row[0]}: {row[1]}"),
            Nodes(viewer["feed"]!).Select(post => $"{post["author"]!["username"]}: {post["text"]}"));
        Assert.Equal(
            (await database.QueryAsync(SeededSql.Suggestions(name, 10))).Select(row => (string)row[0]),
            viewer["suggestedUsers"]!.AsArray().Select(user => (string)user!["username"]!));
        Assert.NotEmpty(Nodes(viewer["notifications"]!));
        Assert.All(Nodes(viewer["notifications"]!), notification => Assert.True((int)notification["actorCount"]! >= 1));
    }

    private async Task AssertFoundAsync(GraphQLClient anybody)
    {
        var data = await anybody.AskAsync("""
            {
              snow: search(text: "\"first snow\"", kind: POST, first: 100) { nodes { ... on Post { text } } }
              people: search(text: "clar", kind: USER, first: 20) { nodes { ... on User { username } } }
              dotnet: hashtag(name: "DotNet") { postCount posts(first: 100) { nodes { text } } }
              trendingHashtags(first: 5) { name postCount }
              publicFeed(first: 20) { nodes { likeCount commentCount repostCount comments(first: 50) { totalCount nodes { replyCount } } } }
            }
            """);

        Assert.Equal(await CountAsync(SeededSql.Seen("p.text ~* '\\yfirst snow\\y'")), Nodes(data["snow"]!).Count);
        Assert.All(Nodes(data["snow"]!), post => Assert.Contains("first snow", (string)post["text"]!, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Nodes(data["people"]!), user => ((string)user["username"]!).Contains("clar", StringComparison.Ordinal));
        Assert.Equal(await CountAsync("select from post_hashtags where tag = 'dotnet'"), (long)data["dotnet"]!["postCount"]!);
        Assert.Equal(Math.Min(100, await CountAsync(SeededSql.Seen("exists (select from post_hashtags h where h.post_id = p.id and h.tag = 'dotnet')"))), Nodes(data["dotnet"]!["posts"]!).Count);
        Assert.NotEmpty(data["trendingHashtags"]!.AsArray());
        Assert.Equal(20, Nodes(data["publicFeed"]!).Count);
    }

    /// <summary>What was seeded can be liked, answered and followed like anything else: the counts go on from where they are.</summary>
    private static async Task TakePartAsync(GraphQLClient person)
    {
        var feed = await person.AskAsync("{ publicFeed(first: 5) { nodes { id likeCount commentCount viewerHasLiked author { id } } } }");
        foreach (var post in Nodes(feed["publicFeed"]!))
        {
            var id = (string)post["id"]!;
            var done = await person.AskAsync(
                """
                mutation ($id: ID!, $author: ID!) {
                  likePost(input: { postId: $id }) { post { likeCount } }
                  addComment(input: { postId: $id, text: "@ada welcome" }) { comment { post { commentCount } } }
                  follow(input: { userId: $author }) { errors { __typename } }
                }
                """,
                new { id, author = (string)post["author"]!["id"]! });
            Assert.Equal((long)post["likeCount"]! + ((bool)post["viewerHasLiked"]! ? 0 : 1), (long)done["likePost"]!["post"]!["likeCount"]!);
            Assert.Equal((long)post["commentCount"]! + 1, (long)done["addComment"]!["comment"]!["post"]!["commentCount"]!);
        }
    }

    private static async Task<GraphQLClient> SignInAsync(HttpClient http, string name)
    {
        var client = new GraphQLClient(http);
        var data = await client.AskAsync(
            "mutation ($input: SignInInput!) { signIn(input: $input) { credentials { accessToken } } }", new { input = new { login = name, password = Password } });
        client.AccessToken = (string)data["signIn"]!["credentials"]!["accessToken"]!;
        return client;
    }

    /// <summary>The names of those who can sign in.</summary>
    private async Task<string[]> SeedAsync()
    {
        var (code, output) = await RunAsync("--users", "200", "--posts", "2000", "--seed", "7", "--password", Password);
        Assert.True(code == 0, output);
        return SignIns().Match(output).Groups["names"].Value.Split(", ");
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.ProgramOf("Nexus.Silo"), "seed", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NEXUS_DATABASE"] = database.ConnectionString },
        };
        using var process = Process.Start(start)!;
        var faults = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? output : await faults);
    }

    private Task<long> CountAsync(string rows) => database.ScalarAsync<long>($"select count(*) from ({rows}) counted");

    private static List<JsonNode> Nodes(JsonNode connection) => [.. connection["nodes"]!.AsArray().Select(node => node!)];

    [GeneratedRegex("^who can sign in: (?<names>.*)$", RegexOptions.Multiline)]
    private static partial Regex SignIns();
}
