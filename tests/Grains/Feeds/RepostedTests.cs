using Nexus.Grains.Paging;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Feeds;

[Collection(SharedCluster.Name)]
public sealed class RepostedTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task What_somebody_followed_reposts_stands_in_the_feed_once_at_its_first_repost()
    {
        var people = await _cluster.SignUpManyAsync(4);
        var (reader, ada, grace, stranger) = (people[0], people[1], people[2], people[3]);
        await reader.FollowAsync(ada);
        await reader.FollowAsync(grace);
        var theirs = await stranger.PostAsync("theirs");
        var before = await ada.PostAsync("before");
        // A feed that is read from storage, and one that is told.
        await grace.ReadFeedAsync();

        await _cluster.RepostAsync(ada, theirs.Id);
        var between = await ada.PostAsync("between");
        await _cluster.RepostAsync(grace, theirs.Id);
        await _cluster.RepostAsync(grace, before.Id);

        await reader.ShouldBecomeAsync(between.Id, theirs.Id, before.Id);
        Assert.Empty(await grace.ReadFeedAsync());
    }

    [Fact]
    public async Task A_feed_that_is_being_read_is_told_of_reposts_and_of_their_end()
    {
        var people = await _cluster.SignUpManyAsync(4);
        var (reader, ada, grace, stranger) = (people[0], people[1], people[2], people[3]);
        await reader.FollowAsync(ada);
        await reader.FollowAsync(grace);
        var theirs = await stranger.PostAsync("theirs");
        await reader.ShouldBecomeAsync();

        await _cluster.RepostAsync(ada, theirs.Id);
        await reader.ShouldBecomeAsync(theirs.Id);
        var between = await ada.PostAsync("between");
        await _cluster.RepostAsync(grace, theirs.Id);
        await reader.ShouldBecomeAsync(between.Id, theirs.Id);

        await _cluster.UndoRepostAsync(ada, theirs.Id);
        await reader.ShouldBecomeAsync(theirs.Id, between.Id);
        await _cluster.UndoRepostAsync(grace, theirs.Id);
        await reader.ShouldBecomeAsync(between.Id);
    }

    [Fact]
    public async Task Who_follows_the_author_too_finds_the_post_at_its_own_place()
    {
        var people = await _cluster.SignUpManyAsync(3);
        var (reader, ada, author) = (people[0], people[1], people[2]);
        await reader.FollowAsync(ada);
        var post = await author.PostAsync("post");
        var later = await ada.PostAsync("later");
        await _cluster.RepostAsync(ada, post.Id);
        await reader.ShouldBecomeAsync(post.Id, later.Id);

        await reader.FollowAsync(author);
        await reader.ShouldBecomeAsync(later.Id, post.Id);
        await reader.User.UnfollowAsync(author.Id);
        await reader.ShouldBecomeAsync(post.Id, later.Id);
        await reader.User.UnfollowAsync(ada.Id);
        await reader.ShouldBecomeAsync();
    }

    [Fact]
    public async Task Ones_own_post_does_not_come_again_when_it_is_reposted()
    {
        var (reader, ada) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await reader.FollowAsync(ada);
        var own = await reader.PostAsync("own");
        var later = await ada.PostAsync("later");
        await _cluster.RepostAsync(ada, own.Id);

        await reader.ShouldBecomeAsync(later.Id, own.Id);
    }

    [Fact]
    public async Task Muted_people_are_heard_neither_themselves_nor_through_others()
    {
        var people = await _cluster.SignUpManyAsync(4);
        var (reader, ada, muted, stranger) = (people[0], people[1], people[2], people[3]);
        await reader.FollowAsync(ada);
        await reader.FollowAsync(muted);
        var theirs = await stranger.PostAsync("theirs");
        await _cluster.RepostAsync(muted, theirs.Id);
        var passedOn = await muted.PostAsync("passed on");
        await _cluster.RepostAsync(ada, passedOn.Id);
        var between = await ada.PostAsync("between");
        await _cluster.RepostAsync(ada, theirs.Id);
        await reader.ShouldBecomeAsync(between.Id, passedOn.Id, theirs.Id);

        await reader.User.MuteAsync(muted.Id);
        // The first repost is not heard: the second is the first.
        await reader.ShouldBecomeAsync(theirs.Id, between.Id);
        await reader.User.UnmuteAsync(muted.Id);
        await reader.ShouldBecomeAsync(between.Id, passedOn.Id, theirs.Id);
    }

    [Fact]
    public async Task Blocked_people_are_not_there_whoever_reposts_them_and_pages_are_full()
    {
        var people = await _cluster.SignUpManyAsync(4);
        var (reader, ada, blocked, stranger) = (people[0], people[1], people[2], people[3]);
        await reader.FollowAsync(ada);
        await reader.FollowAsync(blocked);
        var seen = new List<PostId>();
        for (var number = 0; number < 4; number++)
        {
            var (hidden, shown) = (await blocked.PostAsync($"hidden {number}"), await stranger.PostAsync($"shown {number}"));
            await _cluster.RepostAsync(ada, hidden.Id);
            await _cluster.RepostAsync(ada, shown.Id);
            seen.Insert(0, shown.Id);
        }

        await blocked.User.BlockAsync(reader.Id);

        await reader.ShouldBecomeAsync([.. seen]);
        var page = await reader.Feed.ReadAsync(new PageRequest(3));
        Assert.Equal(seen[..3], FeedReading.PostsOf(page));
        Assert.True(page.HasNext);
    }

    [Fact]
    public async Task A_post_that_is_deleted_is_gone_where_it_was_reposted()
    {
        var people = await _cluster.SignUpManyAsync(3);
        var (reader, ada, stranger) = (people[0], people[1], people[2]);
        await reader.FollowAsync(ada);
        var post = await stranger.PostAsync();
        await _cluster.RepostAsync(ada, post.Id);
        await reader.ShouldBecomeAsync(post.Id);

        await stranger.User.DeletePostAsync(post.Id);

        Assert.Empty(await reader.ReadFeedAsync());
    }

    [Fact]
    public async Task Reposts_by_an_author_with_too_many_followers_are_merged_in_and_taken_out()
    {
        await using var own = await OwnCluster.StartAsync(("FanOutThreshold", 0), ("FeedLength", 4));
        var people = await own.Cluster.SignUpManyAsync(3);
        var (reader, famous, stranger) = (people[0], people[1], people[2]);
        await reader.FollowAsync(famous);
        var old = await stranger.PostAsync("old");
        var posts = new List<PostId>();
        for (var number = 0; number < 7; number++)
            posts.Insert(0, (await famous.PostAsync($"{number}")).Id);
        Assert.Equal(posts, await reader.ReadFeedAsync());

        // The ring does not reach back to the post: storage says that it has no place there.
        await own.Cluster.RepostAsync(famous, old.Id);
        PostId[] withOld = [old.Id, .. posts];
        Assert.Equal(withOld, await reader.ReadFeedAsync());
        await own.Cluster.UndoRepostAsync(famous, old.Id);
        Assert.Equal(posts, await reader.ReadFeedAsync());
        await own.Cluster.RepostAsync(famous, posts[6]);
        Assert.Equal(posts, await reader.ReadFeedAsync());
    }

    [Fact]
    public async Task Both_directions_of_paging_meet_beyond_what_is_in_memory_and_after_a_restart()
    {
        await using var own = await OwnCluster.StartAsync(("FeedLength", 4));
        var people = await own.Cluster.SignUpManyAsync(4);
        var (reader, ada, grace, stranger) = (people[0], people[1], people[2], people[3]);
        await reader.FollowAsync(ada);
        await reader.FollowAsync(grace);
        var expected = new List<PostId>();
        for (var number = 0; number < 6; number++)
        {
            var (theirs, post) = (await stranger.PostAsync($"theirs {number}"), await ada.PostAsync($"{number}"));
            await own.Cluster.RepostAsync(ada, theirs.Id);
            await own.Cluster.RepostAsync(grace, theirs.Id);
            await own.Cluster.RepostAsync(grace, post.Id);
            expected.InsertRange(0, [theirs.Id, post.Id]);
        }

        for (var run = 0; run < 2; run++)
        {
            await reader.ShouldBecomeAsync([.. expected]);
            for (var size = 1; size < 6; size += 2)
            {
                Assert.Equal(expected, await FeedReading.WalkAsync(reader.Feed.ReadAsync, size));
                Assert.Equal(expected, await FeedReading.WalkAsync(reader.Feed.ReadAsync, size, fromEnd: true));
            }

            await own.Cluster.RestartAsync();
        }
    }
}
