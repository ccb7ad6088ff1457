using Microsoft.Extensions.DependencyInjection;
using Nexus.Rig.Cluster;
using Nexus.Rig.Invariants;
using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Crowds;

/// <summary>Two hundred clients of three silos at the same few things: afterwards every invariant holds, in storage and in every silo's memory.</summary>
public sealed class CrowdTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Clients = 200, People = 10;

    // The bounds below which a post has everything in memory, and those beyond which it asks storage.
    [Theory]
    [InlineData(1, 15, 500, 10_000)]
    [InlineData(2, 15, 500, 10_000)]
    [InlineData(3, 15, 5, 3)]
    public async Task Whatever_a_crowd_does_memory_and_storage_agree(int seed, int steps, int commentWindow, int likerBound)
    {
        await using var cluster = await NexusCluster.StartAsync(
            database.ConnectionString, 3, ("CommentWindow", commentWindow), ("LikerBound", likerBound), ("FanOutThreshold", seed % 2 == 0 ? 5 : 5_000),
            // How long a crowd waits on a busy machine is not what this is about.
            ("Storage:Journal:Deadline", "00:02:00"), ("Storage:CommandTimeout", "00:02:00"));
        var people = await cluster.SignUpManyAsync(People);
        var leaving = await cluster.SignUpAsync();
        var crowd = new Crowd(people, cluster.SiloServices.Select(silo => silo.GetRequiredService<IGrainFactory>()));
        await crowd.PrepareAsync();
        await LiveAsync(cluster, leaving, people, crowd);

        await Task.WhenAll(crowd.RunAsync(Clients, steps, seed), leaving.Account.LeaveAsync(Person.Password));
        await Eventually.EqualAsync(0L, () => database.ScalarAsync<long>("select count(*) from jobs where done_at is null"));

        await StoredGraph.AssertHoldsAsync(database.ConnectionString);
        await AssertBothEndsAgreeAsync(people);
        await AssertMemoryIsStorageAsync(cluster, [.. people.Append(leaving).Select(person => person.Id)], crowd.Posts);
    }

    /// <summary>Somebody who is everywhere and then leaves.</summary>
    private static async Task LiveAsync(NexusCluster cluster, Person leaving, Person[] people, Crowd crowd)
    {
        foreach (var person in people.Take(4))
        {
            await leaving.FollowAsync(person);
            await person.FollowAsync(leaving);
        }

        await leaving.User.BlockAsync(people[^1].Id);
        foreach (var post in crowd.Posts.ToArray())
        {
            await cluster.Post(post).LikeAsync(leaving.Id);
            await cluster.Post(post).RepostAsync(leaving.Id);
            var comment = await cluster.Post(post).AddCommentAsync(leaving.Id, new("bye"));
            await cluster.Post(post).AddCommentAsync(people[0].Id, new("stay", comment.Id));
            var own = await cluster.Post(post).AddCommentAsync(people[0].Id, new("liked"));
            await cluster.Post(post).LikeCommentAsync(own.Id, leaving.Id);
        }

        var quiet = await people[0].PostAsync("quiet");
        crowd.Posts.Add(quiet.Id);
        var liked = await cluster.CommentAsync(quiet, people[0]);
        await cluster.Post(quiet).LikeCommentAsync(liked.Id, leaving.Id);
        var last = await leaving.PostAsync($"#crowd @{people[0].Name}");
        await cluster.Post(last).LikeAsync(people[0].Id);
    }

    private static async Task AssertBothEndsAgreeAsync(Person[] people)
    {
        foreach (var person in people)
        {
            foreach (var other in people.Where(other => other != person))
            {
                var (here, there) = (await person.RelationshipAsync(other), await other.RelationshipAsync(person));
                Assert.Equal((here.Following, here.FollowedBy), (there.FollowedBy, there.Following));
                Assert.False(here.Blocking && (here.Following || here.FollowedBy || here.FollowRequested || there.FollowRequested));
            }
        }
    }

    private async Task AssertMemoryIsStorageAsync(NexusCluster cluster, IReadOnlyList<UserId> people, IReadOnlyList<PostId> posts)
    {
        await using var fresh = await NexusCluster.StartAsync(database.ConnectionString);
        var stored = await GraphInMemory.DescribeAsync(fresh, people, posts);
        // Feeds and inboxes are told after the answers.
        await Eventually.EqualAsync("", async () =>
        {
            var remembered = await GraphInMemory.DescribeAsync(cluster, people, posts);
            return string.Join('\n', stored.Except(remembered).Select(line => $"stored: {line}").Concat(remembered.Except(stored).Select(line => $"in memory: {line}")));
        });
    }
}
