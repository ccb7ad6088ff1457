using Nexus.Grains.Trends;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Trends;

/// <summary>What the trends know, and when, by rows in storage and a clock that the tests move.</summary>
public sealed class TrendsTests
{
    private static readonly TimeSpan s_secondAndMore = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Five_accounts_outweigh_a_hundred_posts_of_one()
    {
        await using var own = await OwnCluster.StartAsync();
        var people = await own.Cluster.SignUpManyAsync(5);
        for (var number = 0; number < 100; number++)
            await UseAsync(own, people[0].Id, "loud");
        foreach (var person in people)
            await UseAsync(own, person.Id, "shared");
        await UseAsync(own, people[1].Id, "another");

        Assert.Equal(["shared", "another", "loud"], await Trends(own).ListAsync(10));
        Assert.Equal(["shared"], await Trends(own).ListAsync(1));
        await own.Cluster.RestartAsync();
        Assert.Equal(["shared", "another", "loud"], await Trends(own).ListAsync(10));
    }

    [Fact]
    public async Task Fresh_uses_outweigh_older_ones_until_those_do_not_count()
    {
        await using var own = await OwnCluster.StartAsync();
        var people = await own.Cluster.SignUpManyAsync(3);
        foreach (var person in people)
            await UseAsync(own, person.Id, "morning");
        own.Cluster.Time.Advance(TimeSpan.FromHours(12));
        await UseAsync(own, people[0].Id, "evening");

        Assert.Equal(["evening", "morning"], await Trends(own).ListAsync(10));
        own.Cluster.Time.Advance(TimeSpan.FromHours(13));
        Assert.Equal(["evening"], await Trends(own).ListAsync(10));
        own.Cluster.Time.Advance(TimeSpan.FromHours(12));
        Assert.Empty(await Trends(own).ListAsync(10));
    }

    [Fact]
    public async Task What_a_hashtag_tells_shows_at_once_and_the_rest_after_five_minutes()
    {
        await using var own = await OwnCluster.StartAsync();
        var person = await own.Cluster.SignUpAsync();
        await UseAsync(own, person.Id, "known");
        Assert.Equal(["known"], await Trends(own).ListAsync(10));

        await UseAsync(own, person.Id, "told");
        await UseAsync(own, person.Id, "untold");
        await Trends(own).OnUseChangedAsync("told");
        await own.Database.ExecuteAsync("delete from post_hashtags where tag = 'known'");
        own.Cluster.Time.Advance(s_secondAndMore);
        Assert.Equal(["told", "known"], await Trends(own).ListAsync(10));

        await Trends(own).OnUseChangedAsync("known");
        own.Cluster.Time.Advance(s_secondAndMore);
        Assert.Equal(["told"], await Trends(own).ListAsync(10));

        own.Cluster.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(["untold", "told"], (await Trends(own).ListAsync(10)).Order(StringComparer.Ordinal).Reverse());
    }

    private static ITrendsGrain Trends(OwnCluster own) => own.Cluster.Grains.GetGrain<ITrendsGrain>(0);

    private static Task UseAsync(OwnCluster own, UserId author, string tag) => own.Database.ExecuteAsync(
        $"insert into post_hashtags (tag, post_id, author_id) values ('{tag}', {own.Cluster.Ids.Next()}, {author})");
}
