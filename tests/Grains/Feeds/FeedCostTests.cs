using Microsoft.Extensions.DependencyInjection;
using Nexus.Grains.Paging;
using Nexus.Grains.Users;
using Nexus.Rig.Cluster;

namespace Nexus.Grains.Tests.Feeds;

/// <summary>How many messages it takes to read a feed.</summary>
public sealed class FeedCostTests
{
    [Fact]
    public async Task Posts_in_the_silos_memory_are_read_without_a_call_and_the_others_with_one_to_each_and_its_author()
    {
        await using var own = await OwnCluster.StartAsync((GrainCalls.Setting, true));
        var reader = await own.Cluster.SignUpAsync();
        for (var number = 0; number < 5; number++)
            await reader.PostAsync($"post {number}");
        var written = await reader.Feed.ReadAsync(new PageRequest(10));
        var calls = own.Cluster.Services.GetRequiredService<GrainCalls>();
        calls.Take();

        var page = await reader.Feed.ReadAsync(new PageRequest(10));
        Assert.Equal(written.Entries, page.Entries);
        Assert.Equal([("IFeedGrain", 1)], calls.Take());

        await own.Cluster.RestartAsync();
        calls = own.Cluster.Services.GetRequiredService<GrainCalls>();
        // The silo's own calls, at its start.
        calls.Take();
        Assert.Equal(written.Entries, (await reader.Feed.ReadAsync(new PageRequest(10))).Entries);
        // Posts that are read a little later find their author in memory.
        var cold = calls.Take();
        Assert.Equal([("IFeedGrain", 1), ("IPostGrain", 5)], cold.SkipLast(1));
        Assert.Equal("IUserGrain", cold[^1].Interface);
        Assert.InRange(cold[^1].Calls, 1, 5);
        Assert.Equal(written.Entries, (await reader.Feed.ReadAsync(new PageRequest(10))).Entries);
        Assert.Equal([("IFeedGrain", 1)], calls.Take());
    }

    [Fact]
    public async Task Posts_for_followers_are_read_without_a_call_too()
    {
        await using var own = await OwnCluster.StartAsync((GrainCalls.Setting, true));
        var (reader, author) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
        await reader.FollowAsync(author);
        await author.PostAsync("for followers", Nexus.Grains.Posts.Visibility.Followers);
        await reader.Feed.ReadAsync(new PageRequest(10));
        var calls = own.Cluster.Services.GetRequiredService<GrainCalls>();
        calls.Take();

        Assert.Single((await reader.Feed.ReadAsync(new PageRequest(10))).Entries);

        Assert.Equal([("IFeedGrain", 1)], calls.Take());
    }

    [Fact]
    public async Task Profile_is_in_the_silos_memory_once_somebody_has_asked_for_it()
    {
        await using var own = await OwnCluster.StartAsync();
        var person = await own.Cluster.SignUpAsync();
        await own.Cluster.RestartAsync();
        var profiles = own.Cluster.Services.GetRequiredService<Profiles>();

        Assert.Null(profiles.Find(person.Id));
        var asked = await profiles.GetAsync(person.Id);
        Assert.Equal(person.Name, asked?.Username);
        Assert.Equal(asked, profiles.Find(person.Id));

        await person.PostAsync();
        Assert.Equal(1, profiles.Find(person.Id)?.PostCount);
    }
}
