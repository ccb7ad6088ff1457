using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;

namespace Nexus.Storage.Tests;

/// <summary>Who may follow whom, decided in the transaction that writes the edge.</summary>
public sealed class AdmissionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Block_ends_every_follow_and_request_between_two_people_in_one_change()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (ada, ben) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        await rig.Journal.CommitAsync(rig.Follow(ada, ben, Told(rig, ben, NotificationKind.Followed, ada)));
        await MakePrivateAsync(rig, ada);
        await rig.Journal.CommitAsync(Request(rig, ben, ada, Told(rig, ada, NotificationKind.FollowRequested, ben)));

        var outcomes = await rig.Journal.CommitAsync(BlockOf(rig, ben, ada));

        Assert.Equal(
            [
                new EdgeOutcome(true, new Count(1, 1), new Count(1, 1)),
                new EdgeOutcome(false, default, default),
                new EdgeOutcome(true, new Count(0, 2), new Count(0, 2)),
                new EdgeOutcome(true, new Count(0, 2), new Count(0, 2)),
                new EdgeOutcome(false, default, default),
            ],
            outcomes);
        Assert.Equal([(5, ben, ada)], await EdgesOfAsync(ada, ben));
        Assert.Empty(await database.QueryAsync($"select id from notifications where recipient_id in ({ada}, {ben})"));
    }

    [Fact]
    public async Task Nobody_follows_or_asks_across_a_block_whoever_made_it()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (ada, ben) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        await rig.Journal.CommitAsync(BlockOf(rig, ben, ada));

        var refusals = await Task.WhenAll(
            rig.Journal.CommitAsync(rig.Follow(ada, ben)), rig.Journal.CommitAsync(rig.Follow(ben, ada)), rig.Journal.CommitAsync(Request(rig, ada, ben)));

        Assert.All(refusals, outcome => Assert.Equal((false, EdgeRefusal.Blocked), (outcome.Changed, outcome.Refusal)));
        Assert.Equal([(5, ben, ada)], await EdgesOfAsync(ada, ben));
    }

    [Fact]
    public async Task Private_person_is_asked_and_anybody_else_is_followed()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (ada, ben, open) = (await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync());
        await MakePrivateAsync(rig, ben);

        var outcomes = await Task.WhenAll(
            rig.Journal.CommitAsync(rig.Follow(ada, ben)), rig.Journal.CommitAsync(Request(rig, ada, ben)), rig.Journal.CommitAsync(Request(rig, ada, open)));

        Assert.Equal([EdgeRefusal.Privacy, EdgeRefusal.None, EdgeRefusal.Privacy], outcomes.Select(outcome => outcome.Refusal));
        Assert.Equal([(7, ada, ben)], await EdgesOfAsync(ada, ben));
    }

    [Fact]
    public async Task Accepting_makes_a_follow_of_a_request_and_of_nothing_else()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (ada, ben) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        await MakePrivateAsync(rig, ben);
        var early = await rig.Journal.CommitAsync(AcceptanceOf(rig, ada, ben));
        await rig.Journal.CommitAsync(Request(rig, ada, ben, Told(rig, ben, NotificationKind.FollowRequested, ada)));
        var accept = AcceptanceOf(rig, ada, ben);

        var first = await rig.Journal.CommitAsync(accept);
        var repeated = await rig.Journal.CommitAsync(accept);
        var late = await rig.Journal.CommitAsync(AcceptanceOf(rig, ada, ben));

        Assert.Equal((false, EdgeRefusal.NoRequest), (early[1].Changed, early[1].Refusal));
        Assert.Equal(new EdgeOutcome(true, new Count(0, 2), new Count(0, 2)), first[0]);
        Assert.Equal(new EdgeOutcome(true, new Count(1, 1), new Count(1, 1)), first[1]);
        Assert.Equal(first[1], repeated[1]);
        Assert.Equal(new EdgeOutcome(false, new Count(1, 1), new Count(1, 1)), late[1]);
        Assert.Equal([(1, ada, ben)], await EdgesOfAsync(ada, ben));
        Assert.Equal([[(short)NotificationKind.FollowAccepted, ben.Value]], await database.QueryAsync(
            $"select kind, actor_id from notifications where recipient_id in ({ada}, {ben})"));
    }

    [Fact]
    public async Task Unfollowing_retracts_what_the_follow_had_told_either_of_them()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (ada, ben) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        await MakePrivateAsync(rig, ben);
        await rig.Journal.CommitAsync(Request(rig, ada, ben));
        await rig.Journal.CommitAsync(AcceptanceOf(rig, ada, ben));

        await rig.Journal.CommitAsync(new RemoveEdge(EdgeKind.Follow, ada.Value, ben.Value));

        Assert.Empty(await database.QueryAsync($"select id from notifications where recipient_id = {ada}"));
    }

    [Theory]
    [InlineData(EdgeKind.Mute, true)]
    [InlineData(EdgeKind.Block, true)]
    [InlineData(EdgeKind.Block, false)]
    public async Task Nobody_is_told_of_what_somebody_muted_or_blocked_does(EdgeKind kind, bool byRecipient)
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, reader) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var post = await rig.AddPostAsync(author);
        var (source, target) = byRecipient ? (author, reader) : (reader, author);
        await rig.Journal.CommitAsync(new AddEdge(kind, source.Value, target.Value, rig.NextId(), StorageRig.Noon));

        var like = await rig.Journal.CommitAsync(rig.Like(reader, post, rig.Liked(author, reader, post)));

        Assert.True(like.Changed);
        Assert.Empty(await database.QueryAsync($"select id from notifications where recipient_id = {author}"));
    }

    [Fact]
    public async Task Two_silos_that_follow_and_block_at_once_never_leave_a_follow_beside_a_block()
    {
        await using var first = await StorageRig.StartAsync(database);
        await using var second = await StorageRig.StartAsync(database);
        var people = new List<UserId>();
        for (var person = 0; person < 4; person++)
            people.Add(await first.AddUserAsync());

        await Task.WhenAll(MixAsync(first, 1), MixAsync(second, 2));

        Assert.Empty(await database.QueryAsync("""
            select f.source, f.target from edges f join edges b on b.kind = 5 and f.kind in (1, 7)
              and ((b.source = f.source and b.target = f.target) or (b.source = f.target and b.target = f.source))
            """));
        Assert.Empty(await database.QueryAsync("""
            select user_id, counter from user_counters c where counter in (1, 2, 6, 8) and value <> (
              select count(*) from edges e where e.kind = case when c.counter in (1, 2) then 1 else 5 end
                and c.user_id = case when c.counter in (2, 6) then e.source else e.target end)
            """));

        async Task MixAsync(StorageRig rig, int seed)
        {
            var random = new Random(seed);
            for (var round = 0; round < 40; round++)
                await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ChangeAsync(rig, random)));
        }

        Task ChangeAsync(StorageRig rig, Random random)
        {
            var (person, other) = (people[random.Next(2)], people[2 + random.Next(2)]);
            return random.Next(4) switch
            {
                0 => rig.Journal.CommitAsync(BlockOf(rig, person, other)),
                1 => rig.Journal.CommitAsync(new RemoveEdge(EdgeKind.Block, person.Value, other.Value)),
                2 => rig.Journal.CommitAsync(rig.Follow(other, person)),
                _ => rig.Journal.CommitAsync(rig.Follow(person, other)),
            };
        }
    }

    private static ChangeEdges BlockOf(StorageRig rig, UserId person, UserId other) => new(
    [
        new AddEdge(EdgeKind.Block, person.Value, other.Value, rig.NextId(), StorageRig.Noon),
        new RemoveEdge(EdgeKind.Follow, person.Value, other.Value),
        new RemoveEdge(EdgeKind.FollowRequest, person.Value, other.Value),
        new RemoveEdge(EdgeKind.Follow, other.Value, person.Value),
        new RemoveEdge(EdgeKind.FollowRequest, other.Value, person.Value),
    ]);

    private static ChangeEdges AcceptanceOf(StorageRig rig, UserId follower, UserId followed) => new(
    [
        new RemoveEdge(EdgeKind.FollowRequest, follower.Value, followed.Value),
        new AddEdge(
            EdgeKind.Follow, follower.Value, followed.Value, rig.NextId(), StorageRig.Noon, Told(rig, follower, NotificationKind.FollowAccepted, followed),
            AcceptsRequest: true),
    ]);

    private static AddEdge Request(StorageRig rig, UserId person, UserId other, NewNotification? notification = null) =>
        new(EdgeKind.FollowRequest, person.Value, other.Value, rig.NextId(), StorageRig.Noon, notification);

    private static NewNotification Told(StorageRig rig, UserId recipient, NotificationKind kind, UserId actor) =>
        new(new NotificationId(rig.NextId()), recipient, kind, actor, null, null, StorageRig.Noon);

    private static async Task MakePrivateAsync(StorageRig rig, UserId user) =>
        Assert.Equal(new UpdateProfileOutcome(true, false), await rig.Journal.CommitAsync(new UpdateProfile(user, "name", "", null, IsPrivate: true, StorageRig.Noon)));

    private async Task<IEnumerable<(int Kind, UserId Source, UserId Target)>> EdgesOfAsync(UserId person, UserId other) =>
        (await database.QueryAsync($"select kind, source, target from edges where source in ({person}, {other}) and target in ({person}, {other}) order by kind"))
        .Select(row => ((int)(short)row[0], new UserId((long)row[1]), new UserId((long)row[2])));
}
