using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nexus.Grains.Inboxes.Delivery;
using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;
using Nexus.Silo.Delivery;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;

namespace Nexus.Silo.Tests.Delivery;

public sealed class DeliverySweepTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task What_was_committed_and_not_published_is_delivered_once_it_is_overdue()
    {
        await using var cluster = await NexusCluster.StartAsync(database.ConnectionString);
        var (ada, bob) = (await cluster.SignUpAsync(), await cluster.SignUpAsync());
        var inbox = await InboxRecorder.StartAsync(cluster, bob);
        var notifier = cluster.Services.GetRequiredService<Notifier>();
        var written = notifier.Prepare(bob.Id, NotificationKind.Followed, ada.Id)!;
        var refused = notifier.Prepare(bob.Id, NotificationKind.Liked, ada.Id)!;
        await cluster.Services.GetRequiredService<IJournal>().CommitAsync(
            new AddEdge(EdgeKind.Follow, ada.Id.Value, bob.Id.Value, cluster.Ids.Next(), cluster.Time.GetUtcNow(), written));

        cluster.Time.Advance(TimeSpan.FromSeconds(10));
        await SweepOf(cluster).SweepAsync(CancellationToken.None);

        Assert.Equal(written.Id, (await inbox.NextAsync()).Id);
        Assert.Empty(inbox.Rest());
        Assert.NotEqual(written.Id, refused.Id);
        Assert.Empty(cluster.Services.GetRequiredService<DeliveryTracker>().ListOverdue(TimeSpan.Zero));
    }

    [Fact]
    public async Task What_a_dead_silo_left_behind_is_delivered_and_its_number_given_back()
    {
        await using var cluster = await NexusCluster.StartAsync(database.ConnectionString);
        var (ada, bob) = (await cluster.SignUpAsync(), await cluster.SignUpAsync());
        var inbox = await InboxRecorder.StartAsync(cluster, bob);
        const int deadNode = 900;
        var left = new NotificationId((cluster.Ids.Next() & ~(1023L << 12)) | (deadNode << 12));
        await database.ExecuteAsync(
            $"""
            insert into notifications (id, recipient_id, kind, actor_id, subject, cause, group_id, created_at) values ({left}, {bob.Id}, 1, {ada.Id}, 0, 1, {left}, now());
            insert into node_leases (node, holder, renewed_at) values ({deadNode}, gen_random_uuid(), now() - interval '1 hour')
            """);

        await SweepOf(cluster).SweepAsync(CancellationToken.None);

        Assert.Equal(left, (await inbox.NextAsync()).Id);
        Assert.Equal(
            1L, await database.ScalarAsync<long>($"select count(*) from node_leases where node = {deadNode} and holder is null and delivered_through = {left}"));
    }

    private static DeliverySweep SweepOf(NexusCluster cluster) => cluster.Services.GetServices<IHostedService>().OfType<DeliverySweep>().Single();
}
