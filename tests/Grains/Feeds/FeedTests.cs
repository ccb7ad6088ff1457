using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Feeds;

[Collection(SharedCluster.Name)]
public sealed class FeedTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task It_holds_ones_own_posts_and_those_of_whom_one_follows_newest_first()
    {
        var (reader, followed, stranger) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await reader.FollowAsync(followed);
        var theirs = await followed.PostAsync("theirs");
        var own = await reader.PostAsync("own");
        await stranger.PostAsync("nobody's");

        var page = await reader.Feed.ReadAsync(new PageRequest(10));

        Assert.Equal([own, theirs], PostsOf(page));
        Assert.Equal((false, false), (page.HasNext, page.HasPrevious));
    }

    [Fact]
    public async Task A_post_is_pushed_into_feeds_that_are_being_read()
    {
        var (reader, followed) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await reader.FollowAsync(followed);
        Assert.Empty((await reader.Feed.ReadAsync(new PageRequest(10))).Entries);

        var post = await followed.PostAsync();

        await Eventually.EqualAsync(post.Id, () => NewestAsync(reader));
    }

    [Fact]
    public async Task Following_fills_it_and_unfollowing_empties_it()
    {
        var (reader, followed) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await followed.PostAsync();
        Assert.Empty((await reader.Feed.ReadAsync(new PageRequest(10))).Entries);

        await reader.FollowAsync(followed);
        Assert.Equal([post], PostsOf(await reader.Feed.ReadAsync(new PageRequest(10))));

        await reader.User.UnfollowAsync(followed.Id);
        Assert.Empty((await reader.Feed.ReadAsync(new PageRequest(10))).Entries);
    }

    [Fact]
    public async Task Pages_are_full_though_posts_between_were_deleted()
    {
        var (reader, followed) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await reader.FollowAsync(followed);
        await reader.Feed.ReadAsync(new PageRequest(10));
        var posts = new List<PostView>();
        for (var number = 0; number < 10; number++)
            posts.Add(await followed.PostAsync($"post {number}"));
        foreach (var deleted in new[] { 9, 8, 6, 4 })
            await followed.User.DeletePostAsync(posts[deleted].Id);

        var page = await reader.Feed.ReadAsync(new PageRequest(4));

        Assert.Equal([posts[7], posts[5], posts[3], posts[2]], PostsOf(page));
        Assert.True(page.HasNext);
    }

    [Fact]
    public async Task Both_directions_of_paging_meet_and_cursors_survive_a_restart()
    {
        await using var own = await OwnCluster.StartAsync(("FeedLength", 4));
        var reader = await own.Cluster.SignUpAsync();
        for (var number = 0; number < 11; number++)
            await reader.PostAsync($"post {number}");
        var forward = await WalkAsync(reader, page => page.HasNext, last => new PageRequest(3, After: last), page => page.Entries[^1].Key);

        await own.Cluster.RestartAsync();

        var middle = forward[4];
        var after = await reader.Feed.ReadAsync(new PageRequest(3, After: middle.Id.Value));
        var before = await reader.Feed.ReadAsync(new PageRequest(3, Before: middle.Id.Value, FromEnd: true));
        Assert.Equal(11, forward.Count);
        Assert.Equal(forward.OrderByDescending(post => post.Id), forward);
        Assert.Equal(forward[5..8], PostsOf(after));
        Assert.Equal(forward[1..4], PostsOf(before));
        Assert.Equal((true, true), (after.HasNext, after.HasPrevious));
        Assert.Equal((true, true), (before.HasNext, before.HasPrevious));
        var last = await reader.Feed.ReadAsync(new PageRequest(3, FromEnd: true));
        Assert.Equal(forward[8..], PostsOf(last));
        Assert.Equal((false, true), (last.HasNext, last.HasPrevious));
    }

    [Fact]
    public async Task A_cursor_stays_where_it_is_while_posts_arrive()
    {
        var reader = await _cluster.SignUpAsync();
        var older = await reader.PostAsync("older");
        var newer = await reader.PostAsync("newer");
        var first = await reader.Feed.ReadAsync(new PageRequest(1));

        await reader.PostAsync("newest");

        Assert.Equal([newer], PostsOf(first));
        Assert.Equal([older], PostsOf(await reader.Feed.ReadAsync(new PageRequest(1, After: first.Entries[^1].Key))));
    }

    [Fact]
    public async Task Posts_of_an_author_with_too_many_followers_are_merged_in()
    {
        await using var own = await OwnCluster.StartAsync(("FanOutThreshold", 2));
        var people = await own.Cluster.SignUpManyAsync(5);
        var author = people[0];
        await people[1].FollowAsync(author);
        await people[2].FollowAsync(author);
        Assert.Empty((await people[1].Feed.ReadAsync(new PageRequest(5))).Entries);

        // The third follower takes the author over the threshold, while the first one's feed is being read.
        await people[3].FollowAsync(author);
        var post = await author.PostAsync();

        foreach (var follower in people[1..4])
            await Eventually.EqualAsync(post.Id, () => NewestAsync(follower));
        await people[3].User.UnfollowAsync(author.Id);
        var pushed = await author.PostAsync("pushed again");
        await Eventually.EqualAsync(pushed.Id, () => NewestAsync(people[1]));
        Assert.Empty((await people[4].Feed.ReadAsync(new PageRequest(5))).Entries);
    }

    private static async Task<PostId> NewestAsync(Person reader) =>
        (await reader.Feed.ReadAsync(new PageRequest(1))).Entries is [var newest] ? newest.Value.Id : default;

    private static async Task<List<PostView>> WalkAsync(
        Person reader, Func<Page<PostView>, bool> hasMore, Func<long, PageRequest> next, Func<Page<PostView>, long> cursor)
    {
        var posts = new List<PostView>();
        var page = await reader.Feed.ReadAsync(new PageRequest(3));
        posts.AddRange(PostsOf(page));
        while (hasMore(page))
        {
            page = await reader.Feed.ReadAsync(next(cursor(page)));
            posts.AddRange(PostsOf(page));
        }

        return posts;
    }

    private static PostView[] PostsOf(Page<PostView> page) => page.Entries.Select(entry => entry.Value).ToArray();
}
