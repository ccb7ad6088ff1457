using Nexus.Grains.Errors;
using Nexus.Grains.Paging;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Feeds;

public sealed class TopFeedTests
{
    [Fact]
    public async Task What_others_engage_with_is_above_and_half_a_day_halves_it()
    {
        await using var own = await OwnCluster.StartAsync();
        var people = await own.Cluster.SignUpManyAsync(5);
        var (reader, author) = (people[0], people[1]);
        await reader.FollowAsync(author);
        var loved = await author.PostAsync("loved");
        var liked = await author.PostAsync("liked");
        var plain = await author.PostAsync("plain");
        foreach (var fan in people[2..])
            await own.Cluster.Post(loved).LikeAsync(fan.Id);
        await own.Cluster.Post(liked).LikeAsync(people[2].Id);
        Assert.Equal([loved.Id, liked.Id, plain.Id], await ReadTopAsync(reader));

        // Two half-lives later something new is worth more than a few likes.
        own.Cluster.Time.Advance(TimeSpan.FromDays(1));
        var fresh = await author.PostAsync("fresh");
        Assert.Equal([fresh.Id, loved.Id, liked.Id, plain.Id], await ReadTopAsync(reader));
    }

    [Fact]
    public async Task People_with_whom_the_reader_has_to_do_are_above_and_so_is_what_they_repost()
    {
        await using var own = await OwnCluster.StartAsync();
        var people = await own.Cluster.SignUpManyAsync(5);
        var (reader, friend, commented, other, stranger) = (people[0], people[1], people[2], people[3], people[4]);
        foreach (var person in people[1..4])
            await reader.FollowAsync(person);
        await friend.FollowAsync(reader);
        var passedOn = await stranger.PostAsync("passed on");
        await own.Cluster.RepostAsync(friend, passedOn.Id);
        var discussed = await commented.PostAsync("discussed");
        for (var number = 0; number < 4; number++)
            await own.Cluster.CommentAsync(discussed, reader);
        var (close, known, plain) = (await friend.PostAsync("close"), await commented.PostAsync("known"), await other.PostAsync("plain"));

        Assert.Equal([discussed.Id, known.Id, passedOn.Id, close.Id, plain.Id], await ReadTopAsync(reader));
    }

    [Fact]
    public async Task The_order_of_a_page_is_kept_for_its_cursors_whatever_comes_or_changes()
    {
        await using var own = await OwnCluster.StartAsync(("RankingAge", "00:00:00"));
        var (reader, author, fan) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
        await reader.FollowAsync(author);
        var posts = new List<PostId>();
        for (var number = 0; number < 9; number++)
            posts.Insert(0, (await author.PostAsync($"{number}")).Id);
        await own.Cluster.Post(posts[8]).LikeAsync(fan.Id);
        PostId[] order = [posts[8], .. posts[..8]];

        var first = await reader.Feed.ReadTopAsync(new PageRequest(3));
        Assert.Equal(order[..3], FeedReading.PostsOf(first));
        Assert.Equal((true, false), (first.HasNext, first.HasPrevious));
        await own.Cluster.Post(posts[5]).LikeAsync(fan.Id);
        var newest = (await author.PostAsync("newest")).Id;
        var second = await reader.Feed.ReadTopAsync(new PageRequest(3, After: first.Entries[^1].Key));
        var third = await reader.Feed.ReadTopAsync(new PageRequest(10, After: second.Entries[^1].Key));
        var back = await reader.Feed.ReadTopAsync(new PageRequest(4, Before: third.Entries[0].Key, FromEnd: true));

        Assert.Equal(order[3..6], FeedReading.PostsOf(second));
        Assert.Equal(order[6..], FeedReading.PostsOf(third));
        Assert.Equal((false, true), (third.HasNext, third.HasPrevious));
        Assert.Equal(order[2..6], FeedReading.PostsOf(back));
        PostId[] now = [posts[5], posts[8], newest, .. posts.Except([posts[5], posts[8]])];
        await Eventually.EqualAsync(now.Text(), async () => (await FeedReading.WalkAsync(reader.Feed.ReadTopAsync, 4)).Text());
        Assert.Equal(now, await FeedReading.WalkAsync(reader.Feed.ReadTopAsync, 4, fromEnd: true));
    }

    [Fact]
    public async Task A_cursor_outlives_the_grain_and_who_was_unfollowed_is_left_out()
    {
        await using var own = await OwnCluster.StartAsync();
        var (reader, author, other) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
        await reader.FollowAsync(author);
        await reader.FollowAsync(other);
        var posts = new List<PostId>();
        for (var number = 0; number < 6; number++)
            posts.Insert(0, (await (number % 3 == 0 ? other : author).PostAsync($"{number}")).Id);
        var first = await reader.Feed.ReadTopAsync(new PageRequest(2));
        Assert.Equal(posts[..2], FeedReading.PostsOf(first));

        await own.Cluster.RestartAsync();
        own.Cluster.Time.Advance(TimeSpan.FromSeconds(1));
        await author.PostAsync("later");
        var after = new PageRequest(10, After: first.Entries[^1].Key);
        Assert.Equal(posts[2..], FeedReading.PostsOf(await reader.Feed.ReadTopAsync(after)));

        await reader.User.UnfollowAsync(other.Id);
        Assert.Equal([posts[3], posts[4]], FeedReading.PostsOf(await reader.Feed.ReadTopAsync(after)));
    }

    [Fact]
    public async Task A_cursor_of_one_order_is_none_of_the_other()
    {
        await using var own = await OwnCluster.StartAsync(("RankingAge", "00:00:00"));
        var reader = await own.Cluster.SignUpAsync();
        await reader.PostAsync();
        var (latest, top) = (await reader.Feed.ReadAsync(new PageRequest(1)), await reader.Feed.ReadTopAsync(new PageRequest(1)));
        own.Cluster.Time.Advance(TimeSpan.FromSeconds(1));
        var again = await reader.Feed.ReadTopAsync(new PageRequest(1));

        Assert.Equal("after", (await FaultAsync(() => reader.Feed.ReadAsync(new PageRequest(1, After: top.Entries[0].Key)))).Field);
        Assert.Equal("before", (await FaultAsync(() => reader.Feed.ReadTopAsync(new PageRequest(1, Before: latest.Entries[0].Key)))).Field);
        Assert.Equal("before", (await FaultAsync(() => reader.Feed.ReadTopAsync(
            new PageRequest(1, After: top.Entries[0].Key, Before: again.Entries[0].Key)))).Field);
        Assert.Equal("after", (await FaultAsync(() => reader.Feed.ReadTopAsync(new PageRequest(1, After: long.MinValue)))).Field);
    }

    [Fact]
    public async Task Order_has_entries_that_are_not_in_memory_too()
    {
        await using var own = await OwnCluster.StartAsync(("FeedLength", 2));
        var reader = await own.Cluster.SignUpAsync();
        var posts = new List<PostId>();
        for (var number = 0; number < 5; number++)
            posts.Insert(0, (await reader.PostAsync($"{number}")).Id);

        Assert.Equal(posts, await ReadTopAsync(reader));
    }

    private static Task<ValidationException> FaultAsync(Func<Task> read) => Assert.ThrowsAsync<ValidationException>(read);

    private static Task<PostId[]> ReadTopAsync(Person reader) => FeedReading.WalkAsync(reader.Feed.ReadTopAsync, 3);
}
