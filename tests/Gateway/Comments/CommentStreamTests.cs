using System.Text;
using System.Text.Json;

namespace Nexus.Gateway.Tests.Comments;

[Collection(GatewayCollection.Name)]
public sealed class CommentStreamTests(GatewayFixture gateway)
{
    private const string Subscribe = "subscription($post: ID!, $after: ID) { commentAdded(postId: $post, after: $after) { id text author { username } replyTo { id } } }";

    [Fact]
    public async Task Comments_and_replies_come_in_their_order_also_those_that_were_missed()
    {
        var (ada, grace) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("grace"));
        var post = await ada.PostAsync("Hello.");
        var seen = await grace.CommentAsync(post, "seen");
        var missed = await grace.CommentAsync(post, "missed");

        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, "null");
        await socket.SubscribeAsync("1", Subscribe, new { post, after = seen });
        var first = await socket.NextAsync("1");
        var reply = await ada.CommentAsync(post, "reply", missed);
        var second = await socket.NextAsync("1");

        Assert.Equal((missed, "missed", grace.Username), (first.At("id").GetString(), first.At("text").GetString(), first.At("author", "username").GetString()));
        Assert.Equal((reply, "reply", missed), (second.At("id").GetString(), second.At("text").GetString(), second.At("replyTo", "id").GetString()));
    }

    [Fact]
    public async Task Each_of_many_comments_written_at_once_comes_once()
    {
        var people = new[] { await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("grace"), await gateway.SignUpAsync("joan") };
        var post = await people[0].PostAsync("Hello.");
        var seen = await people[0].CommentAsync(post, "seen");
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, "null");
        await socket.SubscribeAsync("1", Subscribe, new { post, after = seen });

        var written = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => people[number % 3].CommentAsync(post, $"comment {number}")));
        var received = new List<string>();
        while (received.Count < written.Length)
            received.Add((await socket.NextAsync("1")).At("id").GetString()!);

        Assert.Equal(written.Order(), received.Order());
        await using var resumed = await GraphQLSocket.OpenAsync(gateway.Address, "null");
        await resumed.SubscribeAsync("1", Subscribe, new { post, after = received[9] });
        var rest = new List<string>();
        while (rest.Count < 20)
            rest.Add((await resumed.NextAsync("1")).At("id").GetString()!);
        Assert.Equal(received[10..], rest);
    }

    [Fact]
    public async Task Comment_that_the_post_does_not_know_ends_the_stream()
    {
        var ada = await gateway.SignUpAsync("ada");
        var post = await ada.PostAsync("Hello.");
        var key = Encoding.UTF8.GetString(Convert.FromBase64String(post))["Post:".Length..];
        var after = Convert.ToBase64String(Encoding.UTF8.GetBytes($"Comment:{key}.81"));
        var events = await ada.Client.StreamAsync(Subscribe, new { post, after }, enough: 5);
        Assert.Equal("RESYNC_REQUIRED", JsonDocument.Parse(Assert.Single(events)).RootElement.At("errors", "0", "extensions", "code").GetString());
    }

    [Fact]
    public async Task Comment_of_another_post_ends_the_stream()
    {
        var ada = await gateway.SignUpAsync("ada");
        var (post, other) = (await ada.PostAsync("Hello."), await ada.PostAsync("Hello again."));
        await ada.CommentAsync(post, "here");
        var events = await ada.Client.StreamAsync(Subscribe, new { post, after = await ada.CommentAsync(other, "there") }, enough: 5);
        Assert.Equal("RESYNC_REQUIRED", JsonDocument.Parse(Assert.Single(events)).RootElement.At("errors", "0", "extensions", "code").GetString());
    }

    [Fact]
    public async Task Post_that_is_not_there_has_no_stream()
    {
        var post = Convert.ToBase64String("Post:81"u8);
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, "null");
        await socket.SubscribeAsync("1", Subscribe, new { post });
        Assert.Equal("NOT_FOUND", (await socket.ErrorAsync("1")).At("0", "extensions", "code").GetString());
    }
}
