using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nexus.Grains.Hashtags;
using Nexus.Grains.Paging;
using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;
using Nexus.Silo.Delivery;
using Nexus.Storage.Journal;

namespace Nexus.Silo.Tests.Delivery;

public sealed class SiloWatchTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task What_a_silo_died_with_untold_is_read_when_it_is_missed()
    {
        await using var cluster = await NexusCluster.StartAsync(database.ConnectionString);
        var (ada, bob, cyd) = (await cluster.SignUpAsync(), await cluster.SignUpAsync(), await cluster.SignUpAsync());
        await cyd.FollowAsync(bob);
        var post = await bob.PostAsync("hello #untold");
        Assert.Equal((1L, 1, 0), await SeenAsync(ada, bob));
        const int deadNode = 901;
        await database.ExecuteAsync($"insert into node_leases (node, holder, renewed_at) values ({deadNode}, gen_random_uuid(), now())");
        await WatchOf(cluster).LookAsync(CancellationToken.None);

        // As the dead silo had written it: nobody here was told.
        var journal = cluster.Services.GetRequiredService<IJournal>();
        await journal.CommitAsync(new AddEdge(EdgeKind.Follow, ada.Id.Value, bob.Id.Value, cluster.Ids.Next(), cluster.Time.GetUtcNow()));
        await journal.CommitAsync(new RemoveEdge(EdgeKind.Follow, cyd.Id.Value, bob.Id.Value));
        await journal.CommitAsync(new AddEdge(EdgeKind.Follow, cyd.Id.Value, bob.Id.Value, cluster.Ids.Next(), cluster.Time.GetUtcNow()));
        Assert.Equal((1L, 1, 0), await SeenAsync(ada, bob));
        await database.ExecuteAsync($"update node_leases set holder = null where node = {deadNode}");
        await WatchOf(cluster).LookAsync(CancellationToken.None);

        Assert.Equal((2L, 0, 1), await SeenAsync(ada, bob));
        Assert.Equal([post.Id], (await ada.Feed.ReadAsync(new PageRequest(10))).Entries.Select(entry => entry.Value.Id));
    }

    [Fact]
    public async Task What_a_silo_died_with_undone_is_begun_when_it_is_missed()
    {
        await using var cluster = await NexusCluster.StartAsync(database.ConnectionString);
        var ada = await cluster.SignUpAsync();
        await ada.PostAsync("#undone");
        await cluster.Grains.GetGrain<IHashtagGrain>("undone").GetAsync();
        const int deadNode = 902;
        await database.ExecuteAsync($"insert into node_leases (node, holder, renewed_at) values ({deadNode}, gen_random_uuid(), now())");
        await WatchOf(cluster).LookAsync(CancellationToken.None);

        // As the dead silo had written it: the job waits for somebody to begin it.
        var journal = cluster.Services.GetRequiredService<IJournal>();
        await journal.CommitAsync(new UpdateProfile(ada.Id, ada.Name, "", null, IsPrivate: true, cluster.Time.GetUtcNow()));
        Assert.Equal(1L, await database.ScalarAsync<long>("select count(*) from post_hashtags where tag = 'undone'"));
        await database.ExecuteAsync($"update node_leases set holder = null where node = {deadNode}");
        await WatchOf(cluster).LookAsync(CancellationToken.None);

        await Eventually.EqualAsync(0L, () => database.ScalarAsync<long>("select count(*) from jobs where done_at is null"));
        Assert.Equal(1L, await database.ScalarAsync<long>("select count(*) from withheld_hashtags where tag = 'undone'"));
        Assert.Null(await cluster.Grains.GetGrain<IHashtagGrain>("undone").GetAsync());
    }

    /// <summary>How many follow bob, what he was told of, and what ada's feed has.</summary>
    private static async Task<(long Followers, int Told, int Feed)> SeenAsync(Person ada, Person bob) => (
        (await bob.User.GetProfileAsync())!.FollowerCount,
        (await bob.Inbox.ListAsync(false, new PageRequest(10))).Entries.Count,
        (await ada.Feed.ReadAsync(new PageRequest(10))).Entries.Count);

    private static SiloWatch WatchOf(NexusCluster cluster) => cluster.Services.GetServices<IHostedService>().OfType<SiloWatch>().Single();
}
