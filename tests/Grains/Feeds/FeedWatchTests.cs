using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Feeds;

[Collection(SharedCluster.Name)]
public sealed class FeedWatchTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task Posts_and_reposts_are_told_once_each_as_they_come_ones_own_too()
    {
        var people = await _cluster.SignUpManyAsync(4);
        var (reader, ada, grace, stranger) = (people[0], people[1], people[2], people[3]);
        await reader.FollowAsync(ada);
        await reader.FollowAsync(grace);
        var theirs = await stranger.PostAsync("theirs");
        var recorder = await FeedRecorder.StartAsync(_cluster, reader);

        var own = await reader.PostAsync("own");
        Assert.Equal(own.Id, await recorder.NextAsync());
        await _cluster.RepostAsync(ada, theirs.Id);
        Assert.Equal(theirs.Id, await recorder.NextAsync());
        await _cluster.RepostAsync(grace, theirs.Id);
        await _cluster.RepostAsync(grace, own.Id);
        await _cluster.UndoRepostAsync(ada, theirs.Id);
        await _cluster.RepostAsync(ada, theirs.Id);
        var last = await grace.PostAsync("last");
        Assert.Equal(last.Id, await recorder.NextAsync());
    }

    [Fact]
    public async Task After_a_post_comes_what_came_since()
    {
        var (reader, ada) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await reader.FollowAsync(ada);
        var seen = await ada.PostAsync("seen");
        var recorder = await FeedRecorder.StartAsync(_cluster, reader, seen.Id);
        Assert.Equal([], recorder.Missed);
        var (first, second) = (await ada.PostAsync("first"), await ada.PostAsync("second"));
        Assert.Equal([first.Id, second.Id], await recorder.NextAsync(2));

        var resumed = await FeedRecorder.StartAsync(_cluster, reader, seen.Id);
        Assert.Equal([first.Id, second.Id], resumed.Missed);
        Assert.Equal([second.Id], (await FeedRecorder.StartAsync(_cluster, reader, first.Id)).Missed);
        var third = await ada.PostAsync("third");
        Assert.Equal(third.Id, await recorder.NextAsync());
        Assert.Equal(third.Id, await resumed.NextAsync());
    }

    [Fact]
    public async Task What_can_not_be_told_any_more_is_not_told()
    {
        await using var own = await OwnCluster.StartAsync(("BacklogBound", 2));
        var reader = await own.Cluster.SignUpAsync();
        Assert.Null((await FeedRecorder.StartAsync(own.Cluster, reader, new PostId(1))).Missed);
        var posts = new List<PostId>();
        for (var number = 0; number < 4; number++)
            posts.Add((await reader.PostAsync($"{number}")).Id);

        Assert.Null((await FeedRecorder.StartAsync(own.Cluster, reader, posts[0])).Missed);
        // Written so soon after one another that another silo's may have come between.
        await own.Cluster.RestartAsync();
        Assert.Null((await FeedRecorder.StartAsync(own.Cluster, reader, posts[2])).Missed);
        own.Cluster.Time.Advance(TimeSpan.FromMinutes(1));
        posts.Add((await reader.PostAsync("later")).Id);
        own.Cluster.Time.Advance(TimeSpan.FromMinutes(1));
        posts.Add((await reader.PostAsync("last")).Id);
        await own.Cluster.RestartAsync();
        Assert.Equal([posts[5]], (await FeedRecorder.StartAsync(own.Cluster, reader, posts[4])).Missed);
    }

    [Fact]
    public async Task Authors_with_too_many_followers_to_push_to_are_heard_too()
    {
        await using var own = await OwnCluster.StartAsync(("FanOutThreshold", 0), ("WatchInterval", "00:00:00.0500000"));
        var people = await own.Cluster.SignUpManyAsync(3);
        var (reader, famous, stranger) = (people[0], people[1], people[2]);
        await reader.FollowAsync(famous);
        var theirs = await stranger.PostAsync("theirs");
        var recorder = await FeedRecorder.StartAsync(own.Cluster, reader);

        var post = await famous.PostAsync();
        Assert.Equal(post.Id, await recorder.NextAsync());
        await own.Cluster.RepostAsync(famous, theirs.Id);
        Assert.Equal(theirs.Id, await recorder.NextAsync());
    }

    [Fact]
    public async Task A_post_is_given_only_as_long_as_it_is_in_the_feed()
    {
        var people = await _cluster.SignUpManyAsync(3);
        var (reader, ada, stranger) = (people[0], people[1], people[2]);
        await reader.FollowAsync(ada);
        var (post, theirs, other) = (await ada.PostAsync(), await stranger.PostAsync(), await stranger.PostAsync());
        await _cluster.RepostAsync(ada, theirs.Id);

        Assert.Equal(post, await reader.Feed.FindAsync(post.Id));
        Assert.Equal(theirs.Id, (await reader.Feed.FindAsync(theirs.Id))?.Id);
        Assert.Null(await reader.Feed.FindAsync(other.Id));
        await reader.User.MuteAsync(ada.Id);
        Assert.Null(await reader.Feed.FindAsync(post.Id));
        Assert.Null(await reader.Feed.FindAsync(theirs.Id));
    }
}
