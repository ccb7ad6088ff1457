using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Nexus.Bench.Language;
using Nexus.Bench.Load;
using Nexus.Bench.Network;
using Nexus.Bench.Reporting;
using Nexus.Storage.Ids;

namespace Nexus.Bench.Server;

/// <summary>From a like's request to its event at the author's WebSocket, beside the like's own answer.</summary>
internal sealed class NotificationScenario : IScenario
{
    private const string Limit = "the durable like's own answer";
    private const int People = 30;
    private const int Primers = 20;
    private const int WarmUps = 50;
    private const int Likes = 200;
    private const int NodesPerQuery = 100;
    private static readonly TimeSpan s_betweenPrimers = TimeSpan.FromMilliseconds(200);

    public string Name => "notification";

    public async Task RunAsync(BenchRun run)
    {
        await using var nexus = await RunningNexus.StartAsync(run, People, follows: 5, posts: People * (Primers + WarmUps + Likes));
        var author = nexus.Network.People[0];
        var tokens = nexus.Network.People.Skip(1).Select(nexus.TokenOf).ToArray();
        // Post n is of person n modulo the number of people: these are the author's.
        var posts = nexus.Network.Posts.Where((_, number) => number % People == 0).ToArray();
        await LoadAsync(nexus, posts);
        await using var socket = await GraphQLSocket.SubscribeAsync(nexus.Address, nexus.TokenOf(author), Documents.NotificationReceived);
        await AwaitFirstEventAsync(nexus, socket, posts[..Primers], tokens[0]);
        var times = new List<LikeTimes>();
        foreach (var post in posts[Primers..])
            times.Add(await LikeAsync(nexus, socket, post, tokens[times.Count % tokens.Length]));
        var events = Distribution.Of(times.Skip(WarmUps).Select(time => time.Event));
        var answers = Distribution.Of(times.Skip(WarmUps).Select(time => time.Answer));
        run.Report(Name, "event-p50-ms", events.Median, answers.Median, Limit);
        run.Report(Name, "event-p99-ms", events.P99, answers.P99, Limit);
    }

    /// <summary>Makes the posts' actors read what storage has of them, so that likes do not wait for it.</summary>
    private static async Task LoadAsync(RunningNexus nexus, PostId[] posts)
    {
        foreach (var page in posts.Select(SocialNetwork.GlobalIdOf).Chunk(NodesPerQuery))
        {
            using var content = new StringContent(RunningNexus.Body(Documents.Nodes, page), Encoding.UTF8, "application/json");
            using var response = await nexus.Client.PostAsync(new Uri("graphql", UriKind.Relative), content);
            response.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Likes until an event comes: the server does not say when it listens, and likes before that have none.</summary>
    private static async Task AwaitFirstEventAsync(RunningNexus nexus, GraphQLSocket socket, PostId[] posts, string token)
    {
        var first = socket.NextAsync();
        foreach (var post in posts)
        {
            await AnswerAsync(nexus, post, token, Stopwatch.GetTimestamp());
            if (await Task.WhenAny(first, Task.Delay(s_betweenPrimers)) == first)
                return;
        }
        throw new InvalidOperationException("No event has come.");
    }

    private static async Task<LikeTimes> LikeAsync(RunningNexus nexus, GraphQLSocket socket, PostId post, string token)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = AnswerAsync(nexus, post, token, start);
        var id = SocialNetwork.GlobalIdOf(post);
        while ((await socket.NextAsync()).GetProperty("notificationReceived").GetProperty("post").GetProperty("id").GetString() != id)
        {
        }
        var arrived = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return new LikeTimes(arrived, await answer);
    }

    private static async Task<double> AnswerAsync(RunningNexus nexus, PostId post, string token, long start)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
        {
            Content = new StringContent(
                RunningNexus.Body(Documents.LikePost, new { postId = SocialNetwork.GlobalIdOf(post) }), Encoding.UTF8, "application/json"),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        using var response = await nexus.Client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return response.IsSuccessStatusCode && !answer.Contains("\"errors\":[", StringComparison.Ordinal)
            ? elapsed
            : throw new InvalidOperationException($"The server answered: {answer}");
    }

    private sealed record LikeTimes(double Event, double Answer);
}
