using System.Text;
using System.Text.Json;

namespace Nexus.Gateway.Tests.Notifications;

[Collection(GatewayCollection.Name)]
public sealed class NotificationStreamTests(GatewayFixture gateway)
{
    private const string Subscribe = """
        subscription($after: ID) { notificationReceived(after: $after) { id kind actor { username } post { id } } }
        """;

    [Fact]
    public async Task Notification_comes_over_a_socket()
    {
        var author = await gateway.SignUpAsync("author");
        var fan = await gateway.SignUpAsync("fan");
        var post = await author.PostAsync("Like me.");
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, $$"""{ "Authorization": "Bearer {{author.AccessToken}}" }""");
        await socket.SubscribeAsync("1", Subscribe);
        await AwaitWatchAsync(socket, author, fan);

        await fan.LikeAsync(post);
        JsonElement received;
        do
            received = await socket.NextAsync("1");
        while (received.At("kind").GetString() == "FOLLOWED");
        Assert.Equal(
            ("LIKED", fan.Username, post),
            (received.At("kind").GetString(), received.At("actor", "username").GetString(), received.At("post", "id").GetString()));
    }

    [Fact]
    public async Task After_an_event_come_those_that_were_missed_and_then_the_live_ones()
    {
        var author = await gateway.SignUpAsync("author");
        var fans = new List<Person>();
        for (var fan = 0; fan < 4; fan++)
            fans.Add(await gateway.SignUpAsync("fan"));
        string[] seen = [];
        for (var fan = 0; fan < 3; fan++)
        {
            await fans[fan].FollowAsync(author);
            seen = [.. seen, await LatestAsync(author, fans[fan])];
        }

        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, $$"""{ "Authorization": "Bearer {{author.AccessToken}}" }""");
        await socket.SubscribeAsync("1", Subscribe, new { after = seen[0] });
        var actors = new List<string?> { (await socket.NextAsync("1")).At("actor", "username").GetString(), (await socket.NextAsync("1")).At("actor", "username").GetString() };
        await fans[3].FollowAsync(author);
        actors.Add((await socket.NextAsync("1")).At("actor", "username").GetString());
        Assert.Equal([fans[1].Username, fans[2].Username, fans[3].Username], actors);
    }

    [Fact]
    public async Task Event_that_the_inbox_does_not_know_ends_the_stream()
    {
        var author = await gateway.SignUpAsync("author");
        var after = Convert.ToBase64String(Encoding.UTF8.GetBytes("Notification:1"));
        var events = await author.Client.StreamAsync(Subscribe, new { after }, enough: 5);
        var only = JsonDocument.Parse(Assert.Single(events)).RootElement;
        Assert.Equal("RESYNC_REQUIRED", only.At("errors", "0", "extensions", "code").GetString());
    }

    [Fact]
    public async Task Nobody_has_no_inbox()
    {
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, "null");
        await socket.SubscribeAsync("1", Subscribe);
        Assert.Equal("UNAUTHENTICATED", (await socket.ErrorAsync("1")).At("0", "extensions", "code").GetString());
    }

    [Theory]
    [InlineData("""{ "Authorization": "Bearer x.y.z" }""")]
    [InlineData("""{ "authorization": "Basic eDp5" }""")]
    [InlineData("""{ "authToken": 3 }""")]
    public async Task Bad_token_closes_the_socket(string payload) =>
        Assert.Equal(4401, await GraphQLSocket.OpenRefusedAsync(gateway.Address, payload));

    [Fact]
    public async Task Notification_comes_as_a_server_sent_event()
    {
        var author = await gateway.SignUpAsync("author");
        var first = await gateway.SignUpAsync("fan");
        var second = await gateway.SignUpAsync("fan");
        await first.FollowAsync(author);
        var after = await LatestAsync(author, first);
        var events = await author.Client.StreamAsync(Subscribe, new { after }, enough: 1, onOpen: () => second.FollowAsync(author));
        Assert.Equal(second.Username, JsonDocument.Parse(events[0]).RootElement.At("data", "notificationReceived", "actor", "username").GetString());
    }

    // The protocol has no answer that says "subscribed": follows are undone and done again until one of them arrives.
    private static async Task AwaitWatchAsync(GraphQLSocket socket, Person author, Person probe)
    {
        var first = socket.NextAsync("1");
        while (await Task.WhenAny(first, Task.Delay(TimeSpan.FromMilliseconds(50))) != first)
        {
            await probe.SendAsync("mutation($id: ID!) { unfollow(input: { userId: $id }) { user { id } } }", new { id = author.Id });
            await probe.FollowAsync(author);
        }

        Assert.Equal("FOLLOWED", (await first).At("kind").GetString());
    }

    private static async Task<string> LatestAsync(Person person, Person actor)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var nodes = (await person.SendAsync("{ viewer { notifications(first: 1) { nodes { id actor { username } } } } }")).At("data", "viewer", "notifications", "nodes");
            if (nodes.GetArrayLength() > 0 && nodes.At("0", "actor", "username").GetString() == actor.Username)
                return nodes.At("0", "id").GetString()!;
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
        }
    }
}
