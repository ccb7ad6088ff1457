using Nexus.Grains.Errors;
using Nexus.Grains.Paging;
using Nexus.Grains.Users;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Users;

/// <summary>Blocks and mutes: who is hidden from whom, and who is only not heard.</summary>
[Collection(SharedCluster.Name)]
public sealed class BlockTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task Block_ends_follows_of_both_and_unblocking_does_not_bring_them_back()
    {
        var (ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await ada.FollowAsync(bob);
        await bob.FollowAsync(ada);

        await ada.User.BlockAsync(bob.Id);
        await ada.User.BlockAsync(bob.Id);
        Assert.Equal(new Relationship(false, false, Blocking: true), await ada.RelationshipAsync(bob));
        Assert.Equal(new Relationship(false, false), await bob.RelationshipAsync(ada));
        foreach (var person in new[] { ada, bob })
            Assert.Equal((0L, 0L), await CountsOfAsync(person));

        await ada.User.UnblockAsync(bob.Id);
        await ada.User.UnblockAsync(bob.Id);
        Assert.Equal(new Relationship(false, false), await ada.RelationshipAsync(bob));
        await bob.FollowAsync(ada);
        Assert.Equal((1L, 0L), await CountsOfAsync(ada));
    }

    [Fact]
    public async Task Blocked_person_and_blocker_are_not_there_for_each_other()
    {
        var (ada, bob, fan) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        foreach (var person in new[] { ada, bob })
            await person.FollowAsync(fan);
        var (ofAda, ofBob, ofFan) = (await ada.PostAsync(), await bob.PostAsync(), await fan.PostAsync());
        await _cluster.Post(ofFan).LikeAsync(ada.Id);
        await _cluster.Post(ofFan).LikeAsync(bob.Id);

        await ada.User.BlockAsync(bob.Id);

        Assert.Null(await _cluster.Post(ofAda).GetAsync(bob.Viewer));
        Assert.Null(await _cluster.Post(ofBob).GetAsync(ada.Viewer));
        Assert.Equal([ada.Id], await FollowersOfAsync(fan, ada));
        Assert.Equal([bob.Id], await FollowersOfAsync(fan, bob));
        Assert.Equal([bob.Id, ada.Id], await FollowersOfAsync(fan, fan));
        Assert.Equal([ada.Id], (await _cluster.Post(ofFan).ListLikersAsync(ada.Viewer, new PageRequest(5))).Entries.Select(entry => entry.Value));
        Assert.Equal([bob.Id], (await ada.User.ListBlockedAsync(new PageRequest(5))).Entries.Select(entry => entry.Value));
        foreach (var (one, other) in new[] { (ada, bob), (bob, ada) })
        {
            await Assert.ThrowsAsync<NotFoundException>(() => one.FollowAsync(other));
            await Assert.ThrowsAsync<NotFoundException>(() => one.User.MuteAsync(other.Id));
        }

        await Assert.ThrowsAsync<NotFoundException>(() => bob.User.BlockAsync(ada.Id));
    }

    [Fact]
    public async Task Muted_person_is_seen_but_not_heard()
    {
        var (ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await ada.FollowAsync(bob);
        var ofBob = await bob.PostAsync();
        var ofAda = await ada.PostAsync();
        await _cluster.Post(ofAda).LikeAsync(bob.Id);
        await Eventually.EqualAsync("Liked", () => KindsOfAsync(ada));

        await ada.User.MuteAsync(bob.Id);
        await ada.User.MuteAsync(bob.Id);
        await bob.FollowAsync(ada);

        Assert.Equal(new Relationship(true, true, Muting: true), await ada.RelationshipAsync(bob));
        Assert.Equal([ofAda.Id], await FeedOfAsync(ada));
        Assert.NotNull(await _cluster.Post(ofBob).GetAsync(ada.Viewer));
        Assert.Equal("", await KindsOfAsync(ada));
        Assert.Equal(0, await ada.Inbox.CountUnreadAsync());

        await ada.User.UnmuteAsync(bob.Id);
        Assert.Equal([ofAda.Id, ofBob.Id], await FeedOfAsync(ada));
        // What happened meanwhile was not told, and is not told afterwards.
        Assert.Equal("Liked", await KindsOfAsync(ada));
    }

    [Fact]
    public async Task What_a_blocked_person_had_done_leaves_the_inbox_by_every_way()
    {
        var (ada, bob, cleo) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await ada.PostAsync();
        await _cluster.Post(post).LikeAsync(bob.Id);
        await Eventually.EqualAsync("Liked", () => KindsOfAsync(ada));
        var ofBob = (await ada.Inbox.ListAsync(false, new PageRequest(1))).Entries[0].Value.Id;
        var recorder = await InboxRecorder.StartAsync(_cluster, ada);

        await ada.User.BlockAsync(bob.Id);
        await _cluster.Post(post).LikeAsync(cleo.Id);

        Assert.Equal(cleo.Id, (await recorder.NextAsync()).Actor);
        Assert.Null(await ada.Inbox.GetAsync(ofBob));
        var group = Assert.Single((await ada.Inbox.ListAsync(false, new PageRequest(5))).Entries).Value;
        Assert.Equal((cleo.Id, 1), (group.Actor, group.ActorCount));
        Assert.Equal(1, await ada.Inbox.CountUnreadAsync());
        Assert.Empty(recorder.Rest());
    }

    [Fact]
    public async Task Nobody_blocks_or_mutes_themselves_or_somebody_who_does_not_exist()
    {
        var ada = await _cluster.SignUpAsync();

        await Assert.ThrowsAsync<ValidationException>(() => ada.User.BlockAsync(ada.Id));
        await Assert.ThrowsAsync<ValidationException>(() => ada.User.MuteAsync(ada.Id));
        await Assert.ThrowsAsync<NotFoundException>(() => ada.User.BlockAsync(new UserId(79)));
        await Assert.ThrowsAsync<NotFoundException>(() => ada.User.UnblockAsync(new UserId(79)));
        await Assert.ThrowsAsync<NotFoundException>(() => ada.User.MuteAsync(new UserId(79)));
    }

    [Fact]
    public async Task Follows_with_requests_blocks_and_mutes_have_limits()
    {
        await using var own = await OwnCluster.StartAsync(("FollowLimit", 2), ("BlockLimit", 1), ("MuteLimit", 1));
        var people = await own.Cluster.SignUpManyAsync(5);
        await people[1].BePrivateAsync();
        await people[0].FollowAsync(people[1]);
        await people[0].FollowAsync(people[2]);
        await people[0].User.BlockAsync(people[3].Id);
        await people[0].User.MuteAsync(people[2].Id);

        await Assert.ThrowsAsync<ValidationException>(() => people[0].FollowAsync(people[4]));
        await Assert.ThrowsAsync<ValidationException>(() => people[0].User.BlockAsync(people[4].Id));
        await Assert.ThrowsAsync<ValidationException>(() => people[0].User.MuteAsync(people[4].Id));
    }

    [Fact]
    public async Task Everything_between_two_people_at_once_leaves_memory_and_storage_alike()
    {
        await using var own = await OwnCluster.StartAsync();
        for (var round = 0; round < 6; round++)
        {
            var (ada, bob) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
            var random = new Random(round);
            for (var wave = 0; wave < 5; wave++)
                await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => DoAsync(random, ada, bob)));

            var before = await StateOfAsync(ada, bob);
            Assert.Equal(await StoredAsync(own, ada, bob), before.Edges);
            await ReloadAsync(own, ada, bob);
            Assert.Equal(before, await StateOfAsync(ada, bob));
        }
    }

    [Fact]
    public async Task Standing_survives_a_restart()
    {
        await using var own = await OwnCluster.StartAsync();
        var (ada, bob, cleo) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
        await ada.User.BlockAsync(bob.Id);
        await ada.User.MuteAsync(cleo.Id);
        await cleo.BePrivateAsync();
        await ada.FollowAsync(cleo);

        await own.Cluster.RestartAsync();

        Assert.Equal(new Relationship(false, false, Blocking: true), await ada.RelationshipAsync(bob));
        Assert.Equal(new Relationship(false, false, FollowRequested: true, Muting: true), await ada.RelationshipAsync(cleo));
        await Assert.ThrowsAsync<NotFoundException>(() => bob.FollowAsync(ada));
        Assert.Equal(1, (await cleo.User.ListFollowRequestsAsync(new PageRequest(5))).TotalCount);
        await cleo.User.AcceptFollowRequestAsync(ada.Id);
        Assert.Equal(new Relationship(true, false, Muting: true), await ada.RelationshipAsync(cleo));
    }

    private static async Task DoAsync(Random random, Person ada, Person bob)
    {
        var (one, other) = random.Next(2) == 0 ? (ada, bob) : (bob, ada);
        try
        {
            await (random.Next(9) switch
            {
                0 or 1 => one.User.FollowAsync(other.Id),
                2 => one.User.UnfollowAsync(other.Id),
                3 => one.User.AcceptFollowRequestAsync(other.Id),
                4 => one.User.RejectFollowRequestAsync(other.Id),
                5 => one.User.RemoveFollowerAsync(other.Id),
                6 => one.User.BlockAsync(other.Id),
                7 => one.User.UnblockAsync(other.Id),
                _ => one.User.UpdateProfileAsync(new ProfileUpdate(IsPrivate: random.Next(2) == 0)),
            });
        }
        catch (NotFoundException)
        {
            // Blocked, or nothing to accept: an answer like any other.
        }
    }

    private static async Task<(string Edges, string Counts)> StateOfAsync(Person ada, Person bob)
    {
        var edges = new List<string>();
        foreach (var (one, other) in new[] { (ada, bob), (bob, ada) })
        {
            var (mine, theirs) = (await one.RelationshipAsync(other), await other.RelationshipAsync(one));
            Assert.Equal(mine.Following, theirs.FollowedBy);
            edges.AddRange(new[] { (1, mine.Following), (5, mine.Blocking), (7, mine.FollowRequested) }.Where(edge => edge.Item2).Select(edge => $"{edge.Item1} {one.Id} {other.Id}"));
        }

        var counts = $"{await CountsOfAsync(ada)} {await CountsOfAsync(bob)}";
        return (string.Join(", ", edges.Order(StringComparer.Ordinal)), counts);
    }

    private static async Task<string> StoredAsync(OwnCluster own, Person ada, Person bob) => string.Join(
        ", ",
        (await own.Database.QueryAsync($"select kind || ' ' || source || ' ' || target from edges where source in ({ada.Id}, {bob.Id})"))
            .Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    private static async Task ReloadAsync(OwnCluster own, Person ada, Person bob)
    {
        Assert.Empty(await own.Database.QueryAsync($"""
            select counter from user_counters c where user_id in ({ada.Id}, {bob.Id}) and counter in (1, 2, 4, 5, 6, 8) and value <> (
              select count(*) from edges e where e.kind = case when c.counter in (1, 2) then 1 when c.counter in (4, 5) then 7 else 5 end
                and c.user_id = case when c.counter in (2, 5, 6) then e.source else e.target end)
            """));
        await own.Cluster.RestartAsync();
    }

    private static async Task<(long Followers, long Following)> CountsOfAsync(Person person)
    {
        var profile = (await person.User.GetProfileAsync())!;
        return (profile.FollowerCount, profile.FollowingCount);
    }

    private static async Task<IEnumerable<UserId>> FollowersOfAsync(Person person, Person viewer) =>
        (await person.User.ListFollowersAsync(viewer.Viewer, new PageRequest(5))).Entries.Select(entry => entry.Value);

    private static async Task<IEnumerable<PostId>> FeedOfAsync(Person person) =>
        (await person.Feed.ReadAsync(new PageRequest(5))).Entries.Select(entry => entry.Value.Id);

    private static async Task<string> KindsOfAsync(Person person) =>
        string.Join(", ", (await person.Inbox.ListAsync(false, new PageRequest(10))).Entries.Select(entry => entry.Value.Kind));
}
