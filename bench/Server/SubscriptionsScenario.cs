using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Nexus.Bench.Language;
using Nexus.Bench.Load;
using Nexus.Bench.Network;
using Nexus.Bench.Reporting;
using Nexus.Storage.Ids;

namespace Nexus.Bench.Server;

/// <summary>
/// 10,000 open subscriptions of one process, over as many WebSockets and over a hundred: what each of them holds in memory, and how long one event takes to
/// all of them, from the like that causes it.
/// </summary>
internal sealed class SubscriptionsScenario : IScenario
{
    private const string Limit = "as many bare Kestrel WebSockets that are sent the same bytes";
    private const int Subscriptions = 10_000;
    private const int Rehearsals = 200;
    private const int People = 30;
    private const int Primers = 10;
    private const int Rounds = 9;
    private static readonly TimeSpan s_untilHeard = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public string Name => "subscriptions";

    public async Task RunAsync(BenchRun run)
    {
        await MeasureAsync(run, "one-a-socket", each: 1);
        await MeasureAsync(run, "hundred-a-socket", each: 100);
    }

    private async Task MeasureAsync(BenchRun run, string shape, int each)
    {
        var nexus = await MeasureNexusAsync(run, each);
        var bare = await MeasureBareAsync(nexus.EventBytes, each);
        run.Report(Name, $"{shape}-bytes", nexus.Bytes, bare.Bytes, Limit);
        run.Report(Name, $"{shape}-event-to-all-ms", nexus.EventToAll, bare.EventToAll, Limit);
    }

    private static async Task<Reading> MeasureNexusAsync(BenchRun run, int each)
    {
        await using var nexus = await RunningNexus.StartAsync(run, People, follows: 5, posts: People * (Primers + Rounds));
        var author = nexus.Network.People[0];
        var init = Message(new { type = "connection_init", payload = new { Authorization = $"Bearer {nexus.TokenOf(author)}" } });
        async Task SubscribeAsync(CrowdSocket socket)
        {
            await socket.SendAsync(init);
            await socket.ReceiveAsync();
            for (var number = 0; number < each; number++)
                await socket.SendAsync(Message(new { id = $"{number}", type = "subscribe", payload = new { query = Documents.NotificationReceived } }));
        }
        // Post n is of person n modulo the number of people: these are the author's.
        var posts = new Queue<PostId>(nexus.Network.Posts.Where((_, number) => number % People == 0));
        Task LikeAsync() => SendLikeAsync(nexus, posts.Dequeue(), nexus.TokenOf(nexus.Network.People[1]));
        return await MeasureAsync(nexus.ProcessId, each, count => SocketCrowd.ConnectAsync(nexus.Address, "/graphql", count, SubscribeAsync), LikeAsync);
    }

    private static async Task<Reading> MeasureBareAsync(int bytes, int each)
    {
        await using var bare = await BareProcess.StartAsync(bytes, BareSockets.Verb);
        using var client = new HttpClient();
        var broadcast = new Uri(bare.Address, $"{BareSockets.Broadcast}?messages={each}");
        return await MeasureAsync(
            bare.Id, each, count => SocketCrowd.ConnectAsync(bare.Address, BareSockets.Path, count, _ => Task.CompletedTask),
            async () => (await client.PostAsync(broadcast, null)).Dispose());
    }

    private static async Task<Reading> MeasureAsync(int process, int each, Func<int, Task<SocketCrowd>> connectAsync, Func<Task> causeAsync)
    {
        // What a server makes at its first connections is no part of what each costs.
        using (await connectAsync(Math.Max(1, Rehearsals / each)))
            await Task.Delay(TimeSpan.FromSeconds(1));
        var before = await ProcessMemory.MeasureAsync(process);
        using var crowd = await connectAsync(Subscriptions / each);
        // The server does not say when it listens: what comes first may not reach everybody.
        while (await crowd.AwaitEventsAsync(Subscriptions, causeAsync, s_untilHeard) is null)
        {
        }
        var held = await ProcessMemory.MeasureAsync(process) - before;
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
            times.Add(await crowd.AwaitEventsAsync(Subscriptions, causeAsync, s_patience) ?? throw new InvalidOperationException("An event did not reach everybody."));
        BenchRun.Say($"{Subscriptions / each} sockets on top of {before >> 20} MiB: {held / Subscriptions} bytes each; to all in {string.Join(", ", times.Select(time => $"{time:0}"))} ms");
        return new Reading((double)held / Subscriptions, Distribution.Of(times).Median, crowd.EventBytes);
    }

    private static async Task SendLikeAsync(RunningNexus nexus, PostId post, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
        {
            Content = new StringContent(
                RunningNexus.Body(Documents.LikePost, new { postId = SocialNetwork.GlobalIdOf(post) }), Encoding.UTF8, "application/json"),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        using var response = await nexus.Client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private static byte[] Message(object message) => JsonSerializer.SerializeToUtf8Bytes(message);

    /// <summary>What one subscription holds, the time from an event's cause to the last of them, and how long its message is.</summary>
    private sealed record Reading(double Bytes, double EventToAll, int EventBytes);
}
