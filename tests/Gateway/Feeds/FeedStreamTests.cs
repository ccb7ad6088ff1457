using System.Text.Json;

namespace Nexus.Gateway.Tests.Feeds;

[Collection(GatewayCollection.Name)]
public sealed class FeedStreamTests(GatewayFixture gateway)
{
    private const string Subscribe = "subscription($after: ID) { feedPostAdded(after: $after) { id text author { username } } }";
    private const string Mute = "mutation($id: ID!) { mute(input: { userId: $id }) { user { id } } }";

    [Fact]
    public async Task Posts_and_reposts_come_as_they_enter_the_feed_and_those_that_were_missed_before()
    {
        var (reader, ada, stranger) = (await gateway.SignUpAsync("reader"), await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("stranger"));
        await reader.FollowAsync(ada);
        var seen = await reader.PostAsync("seen");
        var theirs = await stranger.PostAsync("theirs");
        await using (var socket = await OpenAsync(reader))
        {
            await socket.SubscribeAsync("1", Subscribe, new { after = seen });
            await ada.PostAsync("first");
            Assert.Equal(("first", ada.Username), await NextAsync(socket));
            await ada.RepostAsync(theirs);
            Assert.Equal(("theirs", stranger.Username), await NextAsync(socket));
        }

        await ada.PostAsync("missed");
        await using var resumed = await OpenAsync(reader);
        await resumed.SubscribeAsync("1", Subscribe, new { after = theirs });
        Assert.Equal(("missed", ada.Username), await NextAsync(resumed));
        await reader.PostAsync("own");
        Assert.Equal(("own", reader.Username), await NextAsync(resumed));
    }

    [Fact]
    public async Task Who_is_muted_is_not_heard()
    {
        var (reader, ada) = (await gateway.SignUpAsync("reader"), await gateway.SignUpAsync("ada"));
        await reader.FollowAsync(ada);
        var seen = await reader.PostAsync("seen");
        await using var socket = await OpenAsync(reader);
        await socket.SubscribeAsync("1", Subscribe, new { after = seen });
        await ada.PostAsync("heard");
        Assert.Equal(("heard", ada.Username), await NextAsync(socket));

        await reader.SendAsync(Mute, new { id = ada.Id });
        await ada.PostAsync("not heard");
        await reader.PostAsync("own");

        Assert.Equal(("own", reader.Username), await NextAsync(socket));
    }

    [Fact]
    public async Task Post_that_the_feed_does_not_know_ends_the_stream()
    {
        var reader = await gateway.SignUpAsync("reader");
        var events = await reader.Client.StreamAsync(Subscribe, new { after = Convert.ToBase64String("Post:81"u8) }, enough: 5);
        Assert.Equal("RESYNC_REQUIRED", JsonDocument.Parse(Assert.Single(events)).RootElement.At("errors", "0", "extensions", "code").GetString());
    }

    [Fact]
    public async Task Nobody_has_no_feed()
    {
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, "null");
        await socket.SubscribeAsync("1", Subscribe);
        Assert.Equal("UNAUTHENTICATED", (await socket.ErrorAsync("1")).At("0", "extensions", "code").GetString());
    }

    private Task<GraphQLSocket> OpenAsync(Person reader) => GraphQLSocket.OpenAsync(gateway.Address, $$"""{ "Authorization": "Bearer {{reader.AccessToken}}" }""");

    private static async Task<(string? Text, string? Author)> NextAsync(GraphQLSocket socket)
    {
        var post = await socket.NextAsync("1");
        return (post.At("text").GetString(), post.At("author", "username").GetString());
    }
}
