using Nexus.Rig.Cluster;

namespace Nexus.Gateway.Tests.Paging;

/// <summary>A cursor is of the list that gave it, and of no other.</summary>
public sealed class ForeignCursorTests(SampledStage stage) : IClassFixture<SampledStage>
{
    public static TheoryData<string> Connections => [.. ConnectionTable.All.Select(connection => connection.Name)];

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Cursor_of_another_connection_is_a_validation_error(string name)
    {
        var (listing, cursor, second) = await stage.SampleAsync(name);
        Assert.Equal([second], (await listing.ReadAsync($"first: 1, after: \"{cursor}\"")).Keys);
        foreach (var other in ConnectionTable.All.Where(other => other.Name != name))
            await AssertRefusesAsync(listing, (await stage.SampleAsync(other.Name)).Cursor);
    }

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Cursor_of_the_same_connection_elsewhere_is_a_validation_error(string name)
    {
        var connection = ConnectionTable.All.Single(candidate => candidate.Name == name);
        var (sample, elsewhere) = (await stage.SampleAsync(name), await stage.MakeAsync(connection));
        if (connection.Field == "Query.publicFeed")
            // Everybody's is one list, whoever reads it.
            Assert.Equal([elsewhere.Second], (await sample.Listing.ReadAsync($"first: 1, after: \"{elsewhere.Cursor}\"")).Keys);
        else
            await AssertRefusesAsync(sample.Listing, elsewhere.Cursor);
    }

    [Fact]
    public async Task Lists_of_one_person_are_told_apart()
    {
        var (viewer, ada, friend) = (await stage.SignUpAsync("viewer"), await stage.SignUpAsync("ada"), await stage.SignUpAsync("friend"));
        await ada.PostAsync("hello");
        await ada.FollowAsync(friend);
        await viewer.FollowAsync(friend);
        await friend.FollowAsync(ada);
        await AssertToldApartAsync(
            [.. new[] { "posts", "followers", "following", "followersYouKnow" }.Select(field => Of(viewer, field, around: $"user(username: \"{ada.Username}\")"))]);
    }

    [Fact]
    public async Task Lists_of_the_viewer_are_told_apart()
    {
        var (viewer, other, asking) = (await stage.SignUpAsync("viewer"), stage.Extras(), await stage.SignUpAsync("asking"));
        var post = await viewer.PostAsync("hello");
        await viewer.DoAsync("bookmarkPost", "postId", post);
        await viewer.MuteAsync(await other());
        await viewer.BlockAsync(await other());
        await viewer.SendAsync("mutation { updateProfile(input: { isPrivate: true }) { user { id } } }");
        await asking.FollowAsync(viewer);
        Listing[] lists =
        [
            Of(viewer, "feed", "order: LATEST", "viewer"), Of(viewer, "feed", "order: TOP", "viewer"),
            .. new[] { "notifications", "bookmarks", "followRequests", "blockedUsers", "mutedUsers" }.Select(field => Of(viewer, field, around: "viewer")),
        ];
        await AssertToldApartAsync(lists);
    }

    [Fact]
    public async Task Lists_of_one_post_are_told_apart()
    {
        var ada = await stage.SignUpAsync("ada");
        var post = await ada.PostAsync("hello");
        await ada.LikeAsync(post);
        var comment = await ada.CommentAsync(post, "so");
        await ada.CommentAsync(post, "not so", comment);
        await AssertToldApartAsync(
            On("Post", post, "comments"), On("Post", post, "likers"), On("Comment", comment, "replies"));

        Listing On(string type, string id, string field) => new()
        {
            Viewer = ada, Around = [$"node(id: \"{id}\")", $"... on {type}"], Field = field, AddAsync = NothingAsync,
        };
    }

    [Fact]
    public async Task Kinds_and_texts_of_searches_are_told_apart()
    {
        var word = stage.NewWord();
        var person = await stage.SignUpAsync(word);
        await person.PostAsync($"#{word} {word}");
        string[] searches = [$"text: \"{word}\", kind: POST", $"text: \"#{word}\", kind: POST", $"text: \"{word}\", kind: USER", $"text: \"{word}\", kind: HASHTAG"];
        await AssertToldApartAsync([.. searches.Select(search => Of(person, "search", search, key: "__typename"))]);
    }

    [Fact]
    public async Task Unread_notifications_stand_where_they_stand_among_all()
    {
        var (ada, grace) = (await stage.SignUpAsync("ada"), await stage.SignUpAsync("grace"));
        Listing all = Of(ada, "notifications", around: "viewer"), unread = Of(ada, "notifications", "unreadOnly: true", "viewer");
        await grace.FollowAsync(ada);
        await grace.LikeAsync(await ada.PostAsync("hello"));
        await Eventually.EqualAsync(2, async () => (await all.ReadAsync("first: 5")).Keys.Count);

        var (ofAll, ofUnread) = (await all.ReadAsync("first: 5"), await unread.ReadAsync("first: 5"));

        Assert.Equal(ofAll.Cursors, ofUnread.Cursors);
        Assert.Equal([ofAll.Keys[1]], (await all.ReadAsync($"first: 1, after: \"{ofUnread.Cursors[0]}\"")).Keys);
        Assert.Equal([ofAll.Keys[1]], (await unread.ReadAsync($"first: 1, after: \"{ofAll.Cursors[0]}\"")).Keys);
    }

    private static async Task AssertToldApartAsync(params Listing[] lists)
    {
        foreach (var giving in lists)
        {
            await Eventually.EqualAsync(true, async () => (await giving.ReadAsync("first: 1")).Start is not null);
            var cursor = (await giving.ReadAsync("first: 1")).Start!;
            foreach (var other in lists.Where(other => other != giving))
                await AssertRefusesAsync(other, cursor);
        }
    }

    private static async Task AssertRefusesAsync(Listing listing, string cursor)
    {
        foreach (var page in new[] { $"first: 1, after: \"{cursor}\"", $"last: 1, before: \"{cursor}\"" })
            Assert.Equal((listing.Field, page, ("VALIDATION", true)), (listing.Field, page, await listing.RefuseAsync(page)));
    }

    private static Listing Of(Person viewer, string field, string arguments = "", string? around = null, string key = "id") =>
        new() { Viewer = viewer, Around = around is null ? [] : [around], Field = field, Arguments = arguments, Key = key, AddAsync = NothingAsync };

    private static Task<string> NothingAsync() => throw new NotSupportedException();
}
