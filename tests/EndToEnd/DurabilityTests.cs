using System.Collections.Concurrent;
using Nexus.EndToEnd.Tests.Client;
using Nexus.Rig.Postgres;
using Nexus.Rig.Processes;

namespace Nexus.EndToEnd.Tests;

/// <summary>Nothing acknowledged is lost, whatever dies. Each test has a PostgreSQL of its own, with fsync.</summary>
public sealed class DurabilityTests
{
    private const int People = 50;
    private const int Posts = 20;

    [Fact]
    public async Task Every_answered_like_survives_a_kill_and_counts_once()
    {
        using var folder = new ScratchFolder();
        await using var server = new PostgresCluster(new PostgresClusterOptions(folder.Path));
        await server.StartAsync();
        var answered = new ConcurrentBag<(int Person, int Post)>();
        List<(string Token, string Name)> people = [];
        List<string> posts = [];

        await using (var nexus = await NexusProcess.StartAsync(server.ConnectionString("postgres")))
        {
            for (var person = 0; person < People; person++)
            {
                var (client, _) = await GraphQLClient.SignUpAsync(nexus.Client, $"liker_{person}");
                people.Add((client.AccessToken!, $"liker_{person}"));
            }
            var author = new GraphQLClient(nexus.Client) { AccessToken = people[0].Token };
            for (var post = 0; post < Posts; post++)
            {
                var data = await author.AskAsync("mutation ($text: String!) { createPost(input: { text: $text }) { post { id } } }", new { text = $"post {post}" });
                posts.Add((string)data["createPost"]!["post"]!["id"]!);
            }
            await LikeEverythingUntilKilledAsync(nexus, people.ConvertAll(person => person.Token), posts, answered);
        }

        await using var again = await NexusProcess.StartAsync(server.ConnectionString("postgres"));
        Assert.True(answered.Count >= People * Posts / 2);
        for (var post = 0; post < Posts; post++)
        {
            var expected = answered.Where(like => like.Post == post).Select(like => $"liker_{like.Person}").ToHashSet();
            var data = await new GraphQLClient(again.Client).AskAsync(
                "query ($id: ID!) { node(id: $id) { ... on Post { likeCount likers(first: 100) { totalCount nodes { username } } } } }", new { id = posts[post] });
            var likers = data["node"]!["likers"]!["nodes"]!.AsArray().Select(node => (string)node!["username"]!).ToList();

            Assert.Subset(likers.ToHashSet(), expected);
            Assert.Equal(likers.Count, likers.Distinct().Count());
            Assert.Equal(likers.Count, (int)data["node"]!["likeCount"]!);
        }
    }

    private static async Task LikeEverythingUntilKilledAsync(
        NexusProcess nexus, List<string> tokens, List<string> posts, ConcurrentBag<(int Person, int Post)> answered)
    {
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var likes = Enumerable.Range(0, tokens.Count).Select(async person =>
        {
            var client = new GraphQLClient(nexus.Client) { AccessToken = tokens[person] };
            for (var post = 0; post < posts.Count; post++)
            {
                var data = await client.AskAsync("mutation ($id: ID!) { likePost(input: { postId: $id }) { post { viewerHasLiked } } }", new { id = posts[post] });
                Assert.True((bool)data["likePost"]!["post"]!["viewerHasLiked"]!);
                answered.Add((person, post));
                if (answered.Count >= tokens.Count * posts.Count / 2)
                    half.TrySetResult();
            }
        }).ToList();

        await half.Task;
        await nexus.KillAsync();
        foreach (var like in likes)
        {
            // Those under way when it died have no answer, and so no promise.
            await Record.ExceptionAsync(() => like);
        }
    }

    [Fact]
    public async Task Without_PostgreSQL_a_mutation_is_unavailable_and_afterwards_succeeds()
    {
        using var folder = new ScratchFolder();
        await using var server = new PostgresCluster(new PostgresClusterOptions(folder.Path));
        await server.StartAsync();
        await using var nexus = await NexusProcess.StartAsync(server.ConnectionString("postgres"));
        var (ada, _) = await GraphQLClient.SignUpAsync(nexus.Client, "outage_ada");

        await server.StopAsync();
        var refused = await ada.SendAsync("""mutation { createPost(input: { text: "into the void" }) { post { id } } }""");
        Assert.Equal("UNAVAILABLE", (string)refused["errors"]![0]!["extensions"]!["code"]!);
        Assert.False(nexus.HasExited);

        await server.StartAsync();
        var written = await ada.AskAsync("""mutation { createPost(input: { text: "back again" }) { post { text } } }""");
        Assert.Equal("back again", (string)written["createPost"]!["post"]!["text"]!);
    }
}
