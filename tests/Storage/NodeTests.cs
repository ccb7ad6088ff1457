using Microsoft.Extensions.DependencyInjection;
using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Nodes;

namespace Nexus.Storage.Tests;

public sealed class NodeTests : IAsyncLifetime
{
    private static readonly TimeSpan s_age = TimeSpan.FromMinutes(1);

    private readonly TestDatabase _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Live_silos_have_different_numbers()
    {
        await using var first = await StorageRig.StartAsync(_database);

        var rigs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StorageRig.StartAsync(_database)));

        var nodes = rigs.Append(first).Select(rig => rig.Get<INodeLease>().Node).ToList();
        Assert.Equal(Enumerable.Range(0, 9), nodes.Order());
        foreach (var rig in rigs)
            await rig.DisposeAsync();
    }

    [Fact]
    public async Task Expired_number_is_taken_over_with_what_was_delivered()
    {
        await using var rig = await StorageRig.StartAsync(_database);
        var (old, heir) = (Guid.NewGuid(), Guid.NewGuid());
        var lease = await rig.Leases.TakeAsync(old, s_age, default);
        Assert.True(await rig.Leases.SetDeliveredThroughAsync(lease.Node, old, new NotificationId(70), default));
        Assert.True(await rig.Leases.SetDeliveredThroughAsync(lease.Node, old, new NotificationId(60), default));
        Assert.Empty(await rig.Leases.ListExpiredAsync(s_age, default));
        await _database.ExecuteAsync($"update node_leases set renewed_at = renewed_at - interval '2 minutes' where node = {lease.Node}");

        Assert.Equal([new NodeLeaseRow(lease.Node, old, new NotificationId(70))], await rig.Leases.ListExpiredAsync(s_age, default));
        Assert.Equal(new NodeLeaseRow(lease.Node, heir, new NotificationId(70)), await rig.Leases.TakeAsync(heir, s_age, default));
        Assert.False(await rig.Leases.RenewAsync(lease.Node, old, default));
        Assert.False(await rig.Leases.SetDeliveredThroughAsync(lease.Node, old, new NotificationId(80), default));
        Assert.True(await rig.Leases.RenewAsync(lease.Node, heir, default));
    }

    [Fact]
    public async Task Returned_number_is_nobodys_to_deliver_for_and_rests_before_it_is_taken_again()
    {
        await using var rig = await StorageRig.StartAsync(_database);
        var holder = Guid.NewGuid();
        var lease = await rig.Leases.TakeAsync(holder, s_age, default);

        Assert.True(await rig.Leases.ReleaseAsync(lease.Node, holder, default));

        Assert.DoesNotContain(await rig.Leases.ListExpiredAsync(TimeSpan.Zero, default), row => row.Node == lease.Node);
        Assert.NotEqual(lease.Node, (await rig.Leases.TakeAsync(Guid.NewGuid(), s_age, default)).Node);
    }

    [Fact]
    public async Task All_numbers_in_use_is_said()
    {
        await using var rig = await StorageRig.StartAsync(_database);
        await _database.ExecuteAsync(
            "insert into node_leases (node, holder, renewed_at) select n, gen_random_uuid(), now() from generate_series(0, 1023) n on conflict do nothing");

        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Leases.TakeAsync(Guid.NewGuid(), s_age, default));
    }

    [Fact]
    public async Task Silo_that_can_not_renew_makes_no_ids()
    {
        var time = new ManualTime();
        await using var rig = await StorageRig.StartAsync(_database, services: services => services.AddSingleton<TimeProvider>(time));
        var lease = rig.Get<INodeLease>();

        Assert.Equal(0, lease.Node);
        time.Move(new NodeLeaseOptions().Duration);

        Assert.Throws<StorageUnavailableException>(() => lease.Node);
        Assert.Throws<StorageUnavailableException>(() => rig.NextId());
    }

    [Fact]
    public async Task First_id_after_an_outage_waits_for_the_lease_and_not_for_its_timer()
    {
        var time = new ManualTime();
        await using var rig = await StorageRig.StartAsync(_database, services: services => services.AddSingleton<TimeProvider>(time));
        var before = rig.NextId();
        time.Move(new NodeLeaseOptions().Duration);

        await rig.Get<IIdGenerator>().ReadyAsync();

        Assert.True(rig.NextId() > before);
    }

    [Fact]
    public async Task Ids_grow_through_a_clock_that_steps_back_and_tell_time_and_node()
    {
        var time = new ManualTime();
        await using var rig = await StorageRig.StartAsync(_database, services: services => services.AddSingleton<TimeProvider>(time));
        var ids = new List<long> { rig.NextId() };

        time.Move(TimeSpan.FromSeconds(-5));
        for (var count = 0; count < 10_000; count++)
            ids.Add(rig.NextId());

        Assert.Equal(ids.Order().Distinct(), ids);
        var epoch = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal((long)(StorageRig.Noon - epoch).TotalMilliseconds, ids[0] >> 22);
        Assert.All(ids, id => Assert.Equal(0, (id >> 12) & 1023));
    }

    [Fact]
    public async Task Ids_made_at_once_are_all_different()
    {
        await using var rig = await StorageRig.StartAsync(_database);

        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 20_000).Select(_ => rig.NextId()).ToList())));

        Assert.Equal(80_000, ids.SelectMany(some => some).Distinct().Count());
        Assert.All(ids, some => Assert.Equal(some.Order(), some));
    }
}
