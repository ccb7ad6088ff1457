namespace Nexus.Gateway.Tests.Paging;

/// <summary>
/// No N+1: what a page takes does not depend on its length. Where everything is in this silo's memory it takes the same few calls and round trips; where nothing is, each grain
/// is called to begin its life, and the rows of all are read together.
/// </summary>
public sealed class ConnectionCostTests(CountingStage stage) : IClassFixture<CountingStage>
{
    private const int Few = 5, Many = 50;

    /// <summary>The most round trips of a cold page: rows of posts, people and hashtags are gathered (docs/decisions/snapshots.md), one by one they would be a hundred.</summary>
    private const int MaxColdTrips = Many / 2;

    private const string Person = "username displayName followerCount relationship { following followedBy }";

    /// <summary>What clients ask for of each node.</summary>
    private static readonly Dictionary<string, string> s_selections = new()
    {
        ["User"] = $"bio followingCount postCount {Person}",
        ["Post"] = $$"""
            text createdAt likeCount commentCount repostCount viewerHasLiked viewerHasReposted viewerHasBookmarked author { {{Person}} }
            quoted { id text author { username } } hashtags { name postCount } mentions { username }
            """,
        ["Comment"] = $$"""text likeCount replyCount viewerHasLiked isDeleted author { {{Person}} } replyTo { id text } post { id text }""",
        ["Notification"] = $$"""kind isRead createdAt actorCount actor { {{Person}} } post { text likeCount viewerHasLiked author { username } } comment { text }""",
        ["SearchResult"] = $$"""... on Post { text likeCount viewerHasLiked author { {{Person}} } } ... on User { {{Person}} } ... on Hashtag { postCount }""",
    };

    /// <summary>Of a warm page: the calls, one of which is for all relationships, and the most round trips.</summary>
    private static readonly Dictionary<string, (int Calls, int Trips)> s_warm = new()
    {
        ["Comment.replies"] = (3, 0),
        ["Hashtag.posts"] = (2, 0),
        ["Post.comments"] = (2, 0),
        ["Post.likers"] = (2, 1),
        ["Query.publicFeed"] = (2, 1),
        ["Query.search POST"] = (2, 2),
        ["Query.search USER"] = (2, 2),
        ["Query.search HASHTAG"] = (1, 1),
        ["User.posts"] = (3, 1),
        ["User.followers"] = (3, 1),
        ["User.following"] = (3, 1),
        ["User.followersYouKnow"] = (3, 2),
        ["Viewer.followRequests"] = (2, 1),
        ["Viewer.blockedUsers"] = (2, 1),
        ["Viewer.mutedUsers"] = (2, 1),
        ["Viewer.feed LATEST"] = (2, 0),
        ["Viewer.feed TOP"] = (2, 2),
        ["Viewer.bookmarks"] = (2, 1),
        ["Viewer.notifications"] = (2, 0),
        ["Viewer.notifications unread"] = (2, 0),
    };

    public static TheoryData<string> Connections => [.. ConnectionTable.All.Select(connection => connection.Name)];

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Page_of_fifty_takes_no_more_than_one_of_five(string name)
    {
        var connection = ConnectionTable.All.Single(candidate => candidate.Name == name);
        var listing = await connection.MakeAsync(stage);
        await listing.FillAsync(Many);
        var (calls, trips) = s_warm[name];

        foreach (var size in new[] { Few, Many })
        {
            var effort = await ReadWarmAsync(listing, connection, size);
            Assert.True(effort.CallCount == calls && effort.Trips.Count <= trips, $"{size} entries: {effort}");
        }

        var cold = await ReadColdAsync(listing, connection, Many);
        // An author is asked as one of those whom the viewer may see, and again for the profile, where nobody has done so before.
        Assert.True(cold.MostCallsOfOneInterface <= (2 * Many) + calls && cold.Trips.Count <= MaxColdTrips, $"{cold}");
    }

    private async Task<Effort> ReadWarmAsync(Listing listing, ConnectionCase connection, int size)
    {
        await ReadAsync(listing, connection, size);
        return await MeasureAsync(listing, connection, size, static () => Task.CompletedTask);
    }

    private Task<Effort> ReadColdAsync(Listing listing, ConnectionCase connection, int size) => MeasureAsync(listing, connection, size, stage.CoolAsync);

    /// <summary>The least of some times: what Nexus does by itself now and then is not this page's, and a machine that compiles or is busy gathers less.</summary>
    private async Task<Effort> MeasureAsync(Listing listing, ConnectionCase connection, int size, Func<Task> prepareAsync)
    {
        var efforts = new List<Effort>();
        for (var time = 0; time < 4; time++)
        {
            await prepareAsync();
            efforts.Add(await stage.MeasureAsync(() => ReadAsync(listing, connection, size)));
        }

        return efforts.MinBy(effort => effort.CallCount + effort.Trips.Count)!;
    }

    private static async Task ReadAsync(Listing listing, ConnectionCase connection, int size) =>
        Assert.Equal(size, (await listing.ReadAsync($"first: {size}", s_selections[connection.NodeType])).Keys.Count);
}
