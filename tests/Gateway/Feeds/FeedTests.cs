using Nexus.Rig.Cluster;

namespace Nexus.Gateway.Tests.Feeds;

[Collection(GatewayCollection.Name)]
public sealed class FeedTests(GatewayFixture gateway)
{
    private const string Feed = """
        query($first: Int, $after: String, $last: Int, $before: String, $order: FeedOrder) { viewer { feed(first: $first, after: $after, last: $last, before: $before, order: $order) {
          edges { cursor node { text author { username } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }
        """;

    private const string PublicFeed = "query($first: Int!, $after: String) { publicFeed(first: $first, after: $after) { nodes { text } pageInfo { hasNextPage endCursor } } }";

    [Fact]
    public async Task Feed_has_own_posts_those_of_people_followed_and_what_they_repost()
    {
        var (reader, ada, stranger) = (await gateway.SignUpAsync("reader"), await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("stranger"));
        await reader.FollowAsync(ada);
        await reader.PostAsync("own");
        var theirs = await stranger.PostAsync("theirs");
        await ada.PostAsync("ada's");
        await ada.RepostAsync(theirs);

        (await reader.SendAsync("{ viewer { feed { nodes { text author { username } } pageInfo { hasNextPage hasPreviousPage } } } }")).ShouldBe($$"""
            { "data": { "viewer": { "feed": { "nodes": [
              { "text": "theirs", "author": { "username": "{{stranger.Username}}" } },
              { "text": "ada's", "author": { "username": "{{ada.Username}}" } },
              { "text": "own", "author": { "username": "{{reader.Username}}" } } ],
              "pageInfo": { "hasNextPage": false, "hasPreviousPage": false } } } } }
            """);
    }

    [Theory]
    [InlineData("LATEST", "5 4,3 2,1", "2 1,4 3,5")]
    [InlineData("TOP", "1 5,4 3,2", "3 2,5 4,1")]
    public async Task Either_order_is_paged_in_either_direction(string order, string forward, string backward)
    {
        var (reader, fan) = (await gateway.SignUpAsync("reader"), await gateway.SignUpAsync("fan"));
        for (var number = 1; number <= 5; number++)
        {
            var post = await reader.PostAsync($"{number}");
            if (number == 1)
                await fan.LikeAsync(post);
        }

        Assert.Equal(forward, await WalkAsync(reader, order, isForward: true));
        Assert.Equal(backward, await WalkAsync(reader, order, isForward: false));
    }

    [Fact]
    public async Task Cursor_of_one_order_is_no_cursor_of_the_other()
    {
        var reader = await gateway.SignUpAsync("reader");
        await reader.PostAsync("post");
        var top = (await reader.SendAsync(Feed, new { first = 1, order = "TOP" })).At("data", "viewer", "feed", "pageInfo", "endCursor").GetString();

        var answer = await reader.SendAsync(Feed, new { first = 1, after = top });

        Assert.Equal(["VALIDATION"], answer.Codes);
        Assert.Equal("""{"viewer":{"feed":null}}""", answer.At("data").GetRawText());
    }

    [Fact]
    public async Task Public_feed_is_for_everybody_and_without_private_people()
    {
        var (ada, closed) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("closed"));
        await closed.SendAsync("mutation { updateProfile(input: { isPrivate: true }) { user { id } } }");
        await ada.PostAsync("public, first");
        await closed.PostAsync("private");
        await ada.PostAsync("public, last");

        await Eventually.EqualAsync("public, last", async () => (await ReadPublicAsync(gateway.Anonymous(), 1)).Text);
        var (_, end) = await ReadPublicAsync(gateway.Anonymous(), 1);
        Assert.Equal("public, first", (await ReadPublicAsync(ada.Client, 1, end)).Text);
    }

    private static async Task<(string? Text, string? End)> ReadPublicAsync(GraphQLClient client, int first, string? after = null)
    {
        var feed = (await client.SendAsync(PublicFeed, new { first, after })).At("data", "publicFeed");
        return (feed.At("nodes", "0", "text").GetString(), feed.At("pageInfo", "endCursor").GetString());
    }

    private static async Task<string> WalkAsync(Person reader, string order, bool isForward)
    {
        var pages = new List<string>();
        string? cursor = null;
        while (true)
        {
            var page = (await reader.SendAsync(Feed, isForward ? new { first = 2, after = cursor, order } : new { last = 2, before = cursor, order }))
                .At("data", "viewer", "feed");
            pages.Add(string.Join(' ', page.At("edges").EnumerateArray().Select(edge => edge.At("node", "text").GetString())));
            if (!page.At("pageInfo", isForward ? "hasNextPage" : "hasPreviousPage").GetBoolean())
                return string.Join(',', pages);
            cursor = page.At("pageInfo", isForward ? "endCursor" : "startCursor").GetString();
        }
    }
}
