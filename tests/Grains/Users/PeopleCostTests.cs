using Microsoft.Extensions.DependencyInjection;
using Nexus.Grains.Paging;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;

namespace Nexus.Grains.Tests.Users;

/// <summary>How many messages it takes to read about people.</summary>
public sealed class PeopleCostTests
{
    [Fact]
    public async Task Lists_and_relationships_of_any_length_are_one_call_where_people_are_in_memory()
    {
        await using var own = await OwnCluster.StartAsync((GrainCalls.Setting, true));
        var people = await own.Cluster.SignUpManyAsync(6);
        foreach (var follower in people.Skip(1))
            await follower.FollowAsync(people[0]);
        await people[1].FollowAsync(people[2]);
        var others = people.Skip(2).Select(person => person.Id).ToArray();

        Assert.Equal(1, await CallsOfAsync(own, async () => Assert.Equal(5, (await people[0].User.ListFollowersAsync(people[1].Viewer, new PageRequest(10))).Entries.Count)));
        Assert.Equal(1, await CallsOfAsync(own, async () => Assert.Single((await people[0].User.ListFollowersKnownAsync(people[1].Viewer, new PageRequest(10))).Entries)));
        Assert.Equal(1, await CallsOfAsync(own, async () => Assert.Equal(4, (await people[1].User.ListRelationshipsAsync(others)).Length)));
        Assert.Equal(1, await CallsOfAsync(own, async () => Assert.Empty(await people[1].User.SuggestAsync(10))));
    }

    [Fact]
    public async Task Who_is_not_in_memory_is_asked_once()
    {
        await using var own = await OwnCluster.StartAsync((GrainCalls.Setting, true));
        var people = await own.Cluster.SignUpManyAsync(4);
        foreach (var follower in people.Skip(1))
            await follower.FollowAsync(people[0]);
        await own.Cluster.RestartAsync();

        Task<Page<Nexus.Storage.Ids.UserId>> ReadAsync() => people[0].User.ListFollowersAsync(Viewer.Anonymous, new PageRequest(10));
        Assert.Equal(4, await CallsOfAsync(own, async () => Assert.Equal(3, (await ReadAsync()).Entries.Count)));
        Assert.Equal(1, await CallsOfAsync(own, async () => Assert.Equal(3, (await ReadAsync()).Entries.Count)));
    }

    private static async Task<int> CallsOfAsync(OwnCluster own, Func<Task> act)
    {
        var calls = own.Cluster.Services.GetRequiredService<GrainCalls>();
        calls.Take();
        await act();
        return calls.Take().Where(count => count.Interface == nameof(IUserGrain)).Sum(count => count.Calls);
    }
}
