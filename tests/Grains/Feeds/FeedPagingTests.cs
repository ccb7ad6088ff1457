using Nexus.Grains.Paging;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Feeds;

[Collection(SharedCluster.Name)]
public sealed class FeedPagingTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_posts_arrive_nothing_comes_twice_and_nothing_old_is_missing(bool byTime)
    {
        var people = await _cluster.SignUpManyAsync(4);
        var (reader, ada, grace, stranger) = (people[0], people[1], people[2], people[3]);
        await reader.FollowAsync(ada);
        await reader.FollowAsync(grace);
        var old = new List<PostId>();
        for (var number = 0; number < 8; number++)
        {
            old.Add((await ada.PostAsync($"{number}")).Id);
            old.Add((await stranger.PostAsync($"theirs {number}")).Id);
            await _cluster.RepostAsync(grace, old[^1]);
        }

        await Eventually.EqualAsync(old.Count, async () => (await reader.ReadFeedAsync()).Length);
        Func<PageRequest, Task<Page<Nexus.Grains.Posts.PostView>>> read = byTime ? reader.Feed.ReadAsync : reader.Feed.ReadTopAsync;
        var arriving = ArriveAsync(ada, grace, stranger);
        foreach (var fromEnd in new[] { false, true })
        {
            var walked = await FeedReading.WalkAsync(read, 3, fromEnd);
            Assert.Equal(walked.Length, walked.Distinct().Count());
            Assert.Subset(walked.ToHashSet(), old.ToHashSet());
            if (byTime)
                Assert.Equal(old.AsEnumerable().Reverse(), walked.Where(old.Contains));
        }

        await arriving;
    }

    private async Task ArriveAsync(Person ada, Person grace, Person stranger)
    {
        for (var number = 0; number < 20; number++)
        {
            await ada.PostAsync($"new {number}");
            await _cluster.RepostAsync(grace, (await stranger.PostAsync($"theirs, new {number}")).Id);
        }
    }
}
