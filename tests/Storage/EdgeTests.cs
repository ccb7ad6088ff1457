using Nexus.Rig.Postgres;
using Nexus.Storage.Journal;

namespace Nexus.Storage.Tests;

public sealed class EdgeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Like_counts_once_however_often_it_is_repeated()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, reader) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var post = await rig.AddPostAsync(author);

        var first = await rig.Journal.CommitAsync(rig.Like(reader, post));
        var second = await rig.Journal.CommitAsync(rig.Like(reader, post));
        var other = await rig.Journal.CommitAsync(rig.Like(author, post));

        Assert.Equal(new EdgeOutcome(true, default, new Count(1, 1)), first);
        Assert.Equal(new EdgeOutcome(false, default, new Count(1, 1)), second);
        Assert.Equal(new EdgeOutcome(true, default, new Count(2, 2)), other);
    }

    [Fact]
    public async Task Follow_counts_at_both_ends()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (ada, ben, cleo) = (await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync());

        await rig.Journal.CommitAsync(rig.Follow(ada, ben));
        await rig.Journal.CommitAsync(rig.Follow(ada, cleo));
        var follow = await rig.Journal.CommitAsync(rig.Follow(ben, cleo));
        var unfollow = await rig.Journal.CommitAsync(new RemoveEdge(EdgeKind.Follow, ada.Value, cleo.Value));
        var again = await rig.Journal.CommitAsync(new RemoveEdge(EdgeKind.Follow, ada.Value, cleo.Value));

        Assert.Equal(new EdgeOutcome(true, new Count(1, 1), new Count(2, 2)), follow);
        Assert.Equal(new EdgeOutcome(true, new Count(1, 3), new Count(1, 3)), unfollow);
        Assert.Equal(new EdgeOutcome(false, new Count(1, 3), new Count(1, 3)), again);
    }

    [Fact]
    public async Task Same_change_given_twice_says_the_same_twice()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var post = await rig.AddPostAsync(await rig.AddUserAsync());
        var like = rig.Like(await rig.AddUserAsync(), post);

        var outcomes = await Task.WhenAll(rig.Journal.CommitAsync(like), rig.Journal.CommitAsync(like));
        var later = await rig.Journal.CommitAsync(like);

        var expected = new EdgeOutcome(true, default, new Count(1, 1));
        Assert.Equal([expected, expected], outcomes);
        Assert.Equal(expected, later);
    }

    [Fact]
    public async Task Likes_and_unlikes_of_one_pair_keep_their_order()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, reader) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var post = await rig.AddPostAsync(author);

        var queued = new List<Task<EdgeOutcome>>();
        for (var round = 0; round < 50; round++)
        {
            queued.Add(rig.Journal.CommitAsync(rig.Like(reader, post)));
            queued.Add(rig.Journal.CommitAsync(new RemoveEdge(EdgeKind.Like, reader.Value, post.Value)));
        }
        var outcomes = await Task.WhenAll(queued);

        Assert.All(outcomes, outcome => Assert.True(outcome.Changed));
        Assert.Equal(Enumerable.Range(0, 100).Select(step => new Count((step + 1) % 2, step + 1)), outcomes.Select(outcome => outcome.TargetCount));
        Assert.False(await rig.Users.HasEdgeAsync(EdgeKind.Like, reader.Value, post.Value, default));
    }

    [Fact]
    public async Task Counts_equal_their_sets_after_two_silos_mixed_likes_and_follows()
    {
        await using var first = await StorageRig.StartAsync(database, Patient);
        await using var second = await StorageRig.StartAsync(database, Patient);
        var people = new List<Ids.UserId>();
        for (var person = 0; person < 12; person++)
            people.Add(await first.AddUserAsync());
        var posts = new List<Ids.PostId>();
        foreach (var author in people.Take(4))
            posts.Add(await first.AddPostAsync(author));

        await Task.WhenAll(MixAsync(first, 1), MixAsync(second, 2), MixAsync(first, 3), MixAsync(second, 4));

        Assert.Empty(await database.QueryAsync("""
            select post_id from post_counters c where counter = 1
              and value <> (select count(*) from edges where kind = 2 and target = post_id)
            union all
            select user_id from user_counters c where counter = 1
              and value <> (select count(*) from edges where kind = 1 and target = user_id)
            union all
            select user_id from user_counters c where counter = 2
              and value <> (select count(*) from edges where kind = 1 and source = user_id)
            union all
            select target from edges where kind = 2 and target not in (select post_id from post_counters where counter = 1)
            """));

        static void Patient(StorageOptions options) => options.Journal.Deadline = TimeSpan.FromMinutes(1);

        async Task MixAsync(StorageRig rig, int seed)
        {
            var random = new Random(seed);
            var changes = Enumerable.Range(0, 600).Select(_ => RandomChange(rig, random)).ToList();
            await Task.WhenAll(changes.Select(rig.Journal.CommitAsync));
        }

        Change<EdgeOutcome> RandomChange(StorageRig rig, Random random)
        {
            var (person, other, post) = (people[random.Next(12)], people[random.Next(12)], posts[random.Next(4)]);
            return random.Next(4) switch
            {
                0 => rig.Like(person, post),
                1 => new RemoveEdge(EdgeKind.Like, person.Value, post.Value),
                2 => rig.Follow(person, other),
                _ => new RemoveEdge(EdgeKind.Follow, person.Value, other.Value),
            };
        }
    }
}
