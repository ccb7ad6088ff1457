using Nexus.Grains.Feeds;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;
using PostVisibility = Nexus.Grains.Posts.Visibility;

namespace Nexus.Grains.Tests.Feeds;

public sealed class PublicFeedTests
{
    [Fact]
    public async Task It_holds_what_is_for_everybody_without_whom_a_block_hides_in_full_pages()
    {
        await using var own = await OwnCluster.StartAsync(("PublicFeedAge", "00:00:00"), ("PublicFeedLength", 5));
        var people = await own.Cluster.SignUpManyAsync(4);
        var (reader, open, closed, blocked) = (people[0], people[1], people[2], people[3]);
        await closed.User.UpdateProfileAsync(new ProfileUpdate(IsPrivate: true));
        await blocked.User.BlockAsync(reader.Id);
        var (ofAll, withoutBlocked) = (new List<PostId>(), new List<PostId>());
        for (var number = 0; number < 5; number++)
        {
            await closed.PostAsync("of a private person");
            await open.PostAsync("for followers", PostVisibility.Followers);
            var (hidden, shown) = (await blocked.PostAsync("hidden"), await open.PostAsync("shown"));
            ofAll.InsertRange(0, [shown.Id, hidden.Id]);
            withoutBlocked.Insert(0, shown.Id);
        }

        foreach (var size in new[] { 2, 3, 20 })
        {
            Assert.Equal(ofAll, await WalkAsync(own.Cluster, Viewer.Anonymous, size));
            Assert.Equal(ofAll, await WalkAsync(own.Cluster, closed.Viewer, size, fromEnd: true));
            Assert.Equal(withoutBlocked, await WalkAsync(own.Cluster, reader.Viewer, size));
            Assert.Equal(withoutBlocked, await WalkAsync(own.Cluster, reader.Viewer, size, fromEnd: true));
        }
    }

    [Fact]
    public async Task A_page_is_read_from_storage_once_a_second()
    {
        await using var own = await OwnCluster.StartAsync(("PublicFeedAge", "01:00:00"));
        var author = await own.Cluster.SignUpAsync();
        var first = await author.PostAsync("first");
        Assert.Equal([first.Id], await WalkAsync(own.Cluster, Viewer.Anonymous, 10));

        var second = await author.PostAsync("second");
        Assert.Equal([first.Id], await WalkAsync(own.Cluster, Viewer.Anonymous, 10));
        own.Cluster.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([second.Id, first.Id], await WalkAsync(own.Cluster, Viewer.Anonymous, 10));
        await author.User.DeletePostAsync(second.Id);
        Assert.Equal([first.Id], await WalkAsync(own.Cluster, Viewer.Anonymous, 10));
    }

    private static Task<PostId[]> WalkAsync(NexusCluster cluster, Viewer viewer, int size, bool fromEnd = false) =>
        FeedReading.WalkAsync(request => cluster.Grains.GetGrain<IPublicFeedGrain>(0).ReadAsync(viewer, request), size, fromEnd);
}
