using Nexus.Rig.Cluster;

namespace Nexus.Gateway.Tests.Search;

/// <summary>Trends from posts to clients. A gateway of their own: trends are everybody's.</summary>
public sealed class TrendTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    private const string Query = "query($first: Int) { trendingHashtags(first: $first) { name postCount } }";

    [Fact]
    public async Task Hashtags_of_most_accounts_come_first_and_deleted_posts_do_not_count()
    {
        var (ada, bob, eve) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"), await gateway.SignUpAsync("eve"));
        for (var number = 0; number < 5; number++)
            await ada.PostAsync($"#loud {number}");
        await bob.PostAsync("#Shared with ada");
        await ada.PostAsync("#shared with bob");
        var gone = await eve.PostAsync("#shared #regretted");
        await eve.SendAsync("""mutation { createPost(input: { text: "#secret", visibility: FOLLOWERS }) { post { id } } }""");

        await Eventually.EqualAsync("Shared 3, regretted 1, loud 5", ListAsync);
        await eve.SendAsync("mutation($id: ID!) { deletePost(input: { postId: $id }) { deletedPostId } }", new { id = gone });
        await Eventually.EqualAsync("Shared 2, loud 5", ListAsync);

        (await gateway.Anonymous().SendAsync(Query, new { first = 1 })).ShouldBe("""{ "data": { "trendingHashtags": [ { "name": "Shared", "postCount": 2 } ] } }""");
        (await gateway.Anonymous().SendAsync(Query, new { first = 0 })).ShouldBe("""{ "data": { "trendingHashtags": [] } }""");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public async Task Bad_number_is_a_validation_error(int first) =>
        Assert.Equal(["VALIDATION"], (await gateway.Anonymous().SendAsync(Query, new { first })).Codes);

    private async Task<string> ListAsync()
    {
        var answer = await gateway.Anonymous().SendAsync(Query);
        return string.Join(", ", answer.At("data", "trendingHashtags").EnumerateArray()
            .Select(hashtag => $"{hashtag.At("name").GetString()} {hashtag.At("postCount").GetInt32()}"));
    }
}
