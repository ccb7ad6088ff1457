using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Storage.Tests.Feeds;

public sealed class FeedReadTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_post_stands_at_its_own_place_else_at_the_first_repost_by_somebody_followed()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (reader, followed, other, stranger) = (await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync());
        await CommitAsync(rig, rig.Follow(reader, followed), rig.Follow(reader, other));
        var (own, theirs, unknown, unseen) = (
            await rig.AddPostAsync(reader), await rig.AddPostAsync(followed), await rig.AddPostAsync(stranger), await rig.AddPostAsync(stranger));
        var (first, second) = (rig.Repost(other, unknown), rig.Repost(followed, unknown));
        await CommitAsync(rig, rig.Repost(stranger, unknown), second, first, rig.Repost(other, own), rig.Repost(other, theirs), rig.Repost(stranger, unseen));

        Assert.Equal(
            [(own.Value, own, null), (theirs.Value, theirs, null), (first.Key, unknown, other)],
            await ListPlacesAsync(rig, reader, own, theirs, unknown, unseen));

        await CommitAsync(rig, new RemoveEdge(EdgeKind.Repost, other.Value, unknown.Value));
        Assert.Equal([(second.Key, unknown, followed)], await ListPlacesAsync(rig, reader, unknown));
    }

    [Fact]
    public async Task Reposts_by_people_who_are_muted_suspended_or_leaving_are_no_places()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (reader, author) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var (muted, suspended, leaving, heard) = (await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync());
        var post = await rig.AddPostAsync(author);
        var reposts = new[] { muted, suspended, leaving, heard }.Select(person => rig.Repost(person, post)).ToArray();
        foreach (var person in new[] { muted, suspended, leaving, heard })
            await CommitAsync(rig, rig.Follow(reader, person));
        await CommitAsync(rig, [.. reposts, new AddEdge(EdgeKind.Mute, reader.Value, muted.Value, rig.NextId(), StorageRig.Noon)]);
        await database.ExecuteAsync($"update users set suspended_until = '{StorageRig.Noon.AddHours(1):O}' where id = {suspended.Value}");
        await database.ExecuteAsync($"update users set leaving_at = '{StorageRig.Noon:O}' where id = {leaving.Value}");

        Assert.Equal([(reposts[3].Key, post, heard)], await ListPlacesAsync(rig, reader, post));
        var after = await rig.Feeds.ListPlacesAsync(reader, [post], StorageRig.Noon.AddHours(2), default);
        Assert.Equal(suspended, Assert.Single(after).Value.Reposter);

        // A post with very many reposts is looked for among the followees'.
        await database.ExecuteAsync($"update post_counters set value = 1000000 where post_id = {post.Value} and counter = 3");
        Assert.Equal([(reposts[3].Key, post, heard)], await ListPlacesAsync(rig, reader, post));
        var page = await rig.Feeds.ListHomeFeedAsync(reader, new Keyset(10), default);
        Assert.Equal(reposts[1..].Select(repost => repost.Key).OrderDescending(), page.Entries.Select(entry => entry.Key));
    }

    [Fact]
    public async Task Public_feed_is_of_public_posts_of_people_who_are_not_private()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (open, closed) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        await database.ExecuteAsync($"update users set is_private = true where id = {closed.Value}");
        var shown = await rig.AddPostAsync(open);
        await rig.AddPostAsync(open, PostVisibility.Followers);
        await rig.AddPostAsync(closed);
        var newest = await rig.AddPostAsync(open);

        Assert.Equal([newest, shown], (await rig.Feeds.ListPublicAsync(new Keyset(2), default)).Entries.Select(entry => entry.Value));
    }

    [Fact]
    public async Task Engagement_and_closeness_count_what_people_did()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (reader, friend, liked) = (await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync());
        var (post, other) = (await rig.AddPostAsync(liked), await rig.AddPostAsync(liked));
        await CommitAsync(rig, rig.Follow(reader, friend), rig.Follow(friend, reader), rig.Follow(reader, liked));
        await CommitAsync(rig, rig.Like(reader, post), rig.Like(reader, other), rig.Like(friend, post), rig.Repost(friend, post));
        await rig.Journal.CommitAsync(new AddComment(new CommentId(post, rig.NextId()), reader, "text", null, StorageRig.Noon));

        Assert.Equal(
            [new EngagementRow(post, liked, 2, 1, 1), new EngagementRow(other, liked, 1, 0, 0)],
            (await rig.Feeds.ListEngagementAsync([post, other], default)).OrderBy(row => row.Post));
        Assert.Equal(
            [new ClosenessRow(friend, 0, 0, true), new ClosenessRow(liked, 2, 1, false)],
            (await rig.Feeds.ListClosenessAsync(reader, 100, default)).OrderBy(row => row.Other.Value));
        Assert.Equal(1, (await rig.Feeds.ListClosenessAsync(reader, 1, default)).Single(row => row.Other == liked).Likes);
    }

    private static async Task CommitAsync(StorageRig rig, params Change<EdgeOutcome>[] changes)
    {
        foreach (var change in changes)
            await rig.Journal.CommitAsync(change);
    }

    private static async Task<(long, PostId, UserId?)[]> ListPlacesAsync(StorageRig rig, UserId reader, params PostId[] posts)
    {
        var places = await rig.Feeds.ListPlacesAsync(reader, posts, StorageRig.Noon, default);
        return [.. places.OrderBy(place => place.Key).Select(place => (place.Key, place.Value.Post, place.Value.Reposter))];
    }
}
