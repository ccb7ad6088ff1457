using Nexus.Grains.Moderation;
using Nexus.Grains.Paging;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Tests.Moderation;

/// <summary>A post stands in a feed where somebody who is there reposted it first.</summary>
public sealed class SuspendedReposterTests
{
    /// <param name="threshold">With 0 nothing is pushed: authors are merged in.</param>
    [Theory]
    [InlineData(5_000)]
    [InlineData(0)]
    public async Task Post_stands_at_the_next_repost_while_the_first_one_s_is_hidden(int threshold)
    {
        await using var own = await OwnCluster.StartAsync(("FanOutThreshold", threshold));
        var cluster = own.Cluster;
        var people = await cluster.SignUpManyAsync(4);
        var (reader, author, first, second) = (people[0], people[1], people[2], people[3]);
        var moderator = await cluster.SignUpAsAsync(UserRole.Moderator);
        await reader.FollowAsync(first);
        await reader.FollowAsync(second);
        var both = await author.PostAsync("reposted by both");
        var one = await author.PostAsync("reposted by the first");
        await cluster.Post(both).RepostAsync(first.Id);
        await cluster.Post(one).RepostAsync(first.Id);
        var between = await second.PostAsync("between the reposts");
        await cluster.Post(both).RepostAsync(second.Id);
        PostId[] before = [between.Id, one.Id, both.Id];
        Assert.Equal(before, await ReadAsync());

        await first.Account.SuspendAsync(new Suspension(moderator.Id, cluster.Time.GetUtcNow() + TimeSpan.FromMinutes(5), "spam"));

        await Eventually.EqualAsync($"{both.Id} {between.Id}", async () => string.Join(' ', await ReadAsync()));

        cluster.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(before, await ReadAsync());

        async Task<PostId[]> ReadAsync() => [.. (await reader.Feed.ReadAsync(new PageRequest(10))).Entries.Select(entry => entry.Value.Id)];
    }
}
