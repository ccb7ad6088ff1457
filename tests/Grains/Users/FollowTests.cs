using Nexus.Grains.Errors;
using Nexus.Grains.Paging;
using Nexus.Grains.Users;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Users;

[Collection(SharedCluster.Name)]
public sealed class FollowTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task Both_sides_know_of_a_follow()
    {
        var (ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());

        var followed = await ada.User.FollowAsync(bob.Id);

        Assert.Equal((bob.Id, 1L), (followed.Id, followed.FollowerCount));
        Assert.Equal(new Relationship(Following: true, FollowedBy: false), await ada.RelationshipAsync(bob));
        Assert.Equal(new Relationship(Following: false, FollowedBy: true), await bob.RelationshipAsync(ada));
        Assert.Equal(1, (await ada.User.GetProfileAsync())!.FollowingCount);
        Assert.Equal([bob.Id], ValuesOf(await ada.User.ListFollowingAsync(ada.Viewer, new PageRequest(10))));
        Assert.Equal([ada.Id], ValuesOf(await bob.User.ListFollowersAsync(bob.Viewer, new PageRequest(10))));
    }

    [Fact]
    public async Task Following_twice_counts_once()
    {
        var (ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());

        await ada.FollowAsync(bob);
        await ada.FollowAsync(bob);

        Assert.Equal(1, (await bob.User.GetProfileAsync())!.FollowerCount);
        Assert.Equal(1, (await ada.User.GetProfileAsync())!.FollowingCount);
    }

    [Fact]
    public async Task Unfollowing_undoes_a_follow_and_is_no_error_without_one()
    {
        var (ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await ada.FollowAsync(bob);

        await ada.User.UnfollowAsync(bob.Id);
        var unfollowed = await ada.User.UnfollowAsync(bob.Id);

        Assert.Equal(0, unfollowed.FollowerCount);
        Assert.Equal(new Relationship(false, false), await ada.RelationshipAsync(bob));
        Assert.Empty((await bob.User.ListFollowersAsync(bob.Viewer, new PageRequest(10))).Entries);
    }

    [Fact]
    public async Task Many_follows_and_unfollows_of_a_pair_at_once_end_as_the_last_one_says()
    {
        var (ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());

        for (var round = 0; round < 10; round++)
            await Task.WhenAll(ada.User.FollowAsync(bob.Id), ada.User.UnfollowAsync(bob.Id), ada.User.FollowAsync(bob.Id));
        await ada.User.FollowAsync(bob.Id);

        Assert.Equal(1, (await bob.User.GetProfileAsync())!.FollowerCount);
        Assert.Equal(1L, await shared.Database.ScalarAsync<long>($"select count(*) from edges where kind = 1 and source = {ada.Id} and target = {bob.Id}"));
        Assert.Equal(1L, await shared.Database.ScalarAsync<long>($"select value from user_counters where user_id = {bob.Id} and counter = 1"));
    }

    [Fact]
    public async Task Two_people_may_follow_each_other_at_the_same_time()
    {
        var (ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());

        await Task.WhenAll(ada.FollowAsync(bob), bob.FollowAsync(ada));

        Assert.Equal(new Relationship(true, true), await ada.RelationshipAsync(bob));
    }

    [Fact]
    public async Task Nobody_follows_themselves()
    {
        var ada = await _cluster.SignUpAsync();

        var error = await Assert.ThrowsAsync<ValidationException>(() => ada.User.FollowAsync(ada.Id));

        Assert.Equal(("userId", Errors.ErrorCode.Validation), (error.Field, error.Code));
        Assert.Equal(0, (await ada.User.GetProfileAsync())!.FollowerCount);
    }

    [Fact]
    public async Task Nobody_follows_somebody_who_does_not_exist()
    {
        var ada = await _cluster.SignUpAsync();

        await Assert.ThrowsAsync<NotFoundException>(() => ada.User.FollowAsync(new UserId(77)));

        Assert.Equal(0, (await ada.User.GetProfileAsync())!.FollowingCount);
    }

    [Fact]
    public async Task An_unknown_person_has_no_profile() =>
        Assert.Null(await _cluster.Grains.GetGrain<IUserGrain>(78).GetProfileAsync());

    [Fact]
    public async Task Nobody_follows_more_people_than_the_limit()
    {
        await using var own = await OwnCluster.StartAsync(("FollowLimit", 2));
        var people = await own.Cluster.SignUpManyAsync(4);
        await people[0].FollowAsync(people[1]);
        await people[0].FollowAsync(people[2]);

        await Assert.ThrowsAsync<ValidationException>(() => people[0].FollowAsync(people[3]));
    }

    [Fact]
    public async Task The_graph_survives_a_restart()
    {
        await using var own = await OwnCluster.StartAsync();
        var people = await own.Cluster.SignUpManyAsync(3);
        await people[1].FollowAsync(people[0]);
        await people[2].FollowAsync(people[0]);
        var before = await people[0].User.GetProfileAsync();

        await own.Cluster.RestartAsync();

        Assert.Equal(before, await people[0].User.GetProfileAsync());
        Assert.True(await people[1].User.FollowsAsync(people[0].Id));
        Assert.Equal([people[2].Id, people[1].Id], ValuesOf(await people[0].User.ListFollowersAsync(people[0].Viewer, new PageRequest(10))));
    }

    private static UserId[] ValuesOf(Page<UserId> page) => page.Entries.Select(entry => entry.Value).ToArray();
}
