using Nexus.Grains.Housekeeping;
using Nexus.Rig.Cluster;

namespace Nexus.Grains.Tests.Housekeeping;

public sealed class HousekeepingTests
{
    [Fact]
    public async Task Idempotency_key_is_kept_for_the_day_that_it_is_good_and_then_purged()
    {
        await using var own = await OwnCluster.StartAsync();
        await AddKeysAsync(own, 1, "25 hours 1 minute", "old");
        await AddKeysAsync(own, 1, "24 hours 59 minutes", "recent");

        Assert.Equal(new PurgeReport(1, 0, false), await Housekeeping(own).PurgeAsync());

        Assert.Equal("recent1", await own.Database.ScalarAsync<string>("select string_agg(key, ' ') from idempotency_keys"));
        Assert.Equal(new PurgeReport(0, 0, false), await Housekeeping(own).PurgeAsync());
    }

    [Fact]
    public async Task Session_is_purged_a_day_after_it_expired_and_an_open_one_is_not()
    {
        await using var own = await OwnCluster.StartAsync(("SessionLifetime", TimeSpan.FromDays(30)));
        var gone = await own.Cluster.SignUpAsync();
        own.Cluster.Time.Advance(TimeSpan.FromDays(31) - TimeSpan.FromHours(1));
        var open = await own.Cluster.SignUpAsync();

        Assert.Equal(new PurgeReport(0, 0, false), await Housekeeping(own).PurgeAsync());
        own.Cluster.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(new PurgeReport(0, 1, false), await Housekeeping(own).PurgeAsync());

        Assert.True(await open.Account.IsSessionOpenAsync(open.Session.Session));
        Assert.False(await gone.Account.IsSessionOpenAsync(gone.Session.Session));
    }

    [Fact]
    public async Task What_one_turn_does_not_come_to_is_left_for_the_next()
    {
        await using var own = await OwnCluster.StartAsync();
        await AddKeysAsync(own, 20_500, "2 days", "key");

        Assert.Equal(new PurgeReport(20_000, 0, true), await Housekeeping(own).PurgeAsync());
        Assert.Equal(new PurgeReport(500, 0, false), await Housekeeping(own).PurgeAsync());
    }

    [Fact]
    public async Task Tick_purges_until_nothing_is_left()
    {
        await using var own = await OwnCluster.StartAsync();
        await AddKeysAsync(own, 20_500, "2 days", "key");

        await Housekeeping(own).AsReference<IRemindable>().ReceiveReminder("purge", default);

        await Eventually.EqualAsync(0L, () => own.Database.ScalarAsync<long>("select count(*) from idempotency_keys"));
    }

    [Fact]
    public async Task What_the_deletion_of_a_very_popular_post_has_left_is_removed_in_parts()
    {
        await using var own = await OwnCluster.StartAsync();
        var author = await own.Cluster.SignUpAsync();
        var (popular, other) = (await author.PostAsync("popular"), await author.PostAsync("other"));
        await own.Database.ExecuteAsync($"""
            insert into edges (kind, source, target, key, created_at) select 2, n, p, n, now() from generate_series(1, 2500) n, unnest(array[{popular.Id}, {other.Id}]) p;
            insert into post_counters (post_id, counter, value, version) values ({popular.Id}, 1, 2500, 1), ({other.Id}, 1, 2500, 1)
            """);
        await author.User.DeletePostAsync(popular.Id);

        Assert.Equal(new PurgeReport(0, 0, true), await Housekeeping(own).PurgeAsync());
        Assert.Equal(new PurgeReport(0, 0, false, Posts: 1), await Housekeeping(own).PurgeAsync());

        Assert.Equal(2500L, await own.Database.ScalarAsync<long>("select count(*) from edges where kind = 2"));
        Assert.Equal(0L, await own.Database.ScalarAsync<long>($"select value from post_counters where post_id = {popular.Id}"));
    }

    [Fact]
    public async Task Notification_is_purged_an_hour_after_its_retention_and_a_younger_one_is_not()
    {
        await using var own = await OwnCluster.StartAsync(("NotificationRetention", TimeSpan.FromDays(10)));
        var (author, fan) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
        var post = await author.PostAsync();
        await fan.FollowAsync(author);
        own.Cluster.Time.Advance(TimeSpan.FromDays(9));
        await own.Cluster.Post(post).LikeAsync(fan.Id);

        own.Cluster.Time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(50));
        Assert.Equal(new PurgeReport(0, 0, false), await Housekeeping(own).PurgeAsync());
        own.Cluster.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(new PurgeReport(0, 0, false, Notifications: 1), await Housekeeping(own).PurgeAsync());

        Assert.Equal((short)4, await own.Database.ScalarAsync<short>("select kind from notifications"));
    }

    private static IHousekeepingGrain Housekeeping(OwnCluster own) => own.Cluster.Grains.GetGrain<IHousekeepingGrain>(0);

    private static Task AddKeysAsync(OwnCluster own, int count, string age, string name) => own.Database.ExecuteAsync(
        $"""
        insert into idempotency_keys (user_id, scope, key, post_id, created_at)
        select 1, 1, '{name}' || n, 1, now() - interval '{age}' from generate_series(1, {count}) n
        """);
}
