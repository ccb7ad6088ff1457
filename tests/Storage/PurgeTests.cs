using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Purging;

namespace Nexus.Storage.Tests;

public sealed class PurgeTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private StorageRig _rig = null!;

    private IPurge Purge => _rig.Get<IPurge>();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _rig = await StorageRig.StartAsync(_database);
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Idempotency_keys_go_oldest_first_in_bounded_batches()
    {
        await _database.ExecuteAsync(
            $"""
            insert into idempotency_keys (user_id, scope, key, post_id, created_at)
            select 1, 1, 'key' || hours, 1, timestamptz '{StorageRig.Noon:u}' - hours * interval '1 hour' from generate_series(0, 9) hours
            """);

        Assert.Equal(3, await Purge.PurgeIdempotencyKeysAsync(StorageRig.Noon.AddHours(-5), 3));
        Assert.Equal("key0 key1 key2 key3 key4 key5 key6", await KeysAsync());
        Assert.Equal(2, await Purge.PurgeIdempotencyKeysAsync(StorageRig.Noon.AddHours(-5), 3));
        Assert.Equal("key0 key1 key2 key3 key4", await KeysAsync());
        Assert.Equal(0, await Purge.PurgeIdempotencyKeysAsync(StorageRig.Noon.AddHours(-5), 3));
    }

    [Fact]
    public async Task Sessions_go_when_they_expired_or_were_revoked()
    {
        var user = await _rig.AddUserAsync();
        await _database.ExecuteAsync(
            $"""
            insert into sessions (id, user_id, refresh_hash, user_agent, created_at, last_used_at, expires_at, revoked_at)
            select gen_random_uuid(), {user}, '\x01', agent, now(), now(), timestamptz '{StorageRig.Noon:u}' + expires, timestamptz '{StorageRig.Noon:u}' + revoked
            from (values ('expired', interval '-1 hour', null::interval), ('expires now', '0', null), ('revoked', '1 day', '-1 hour'), ('revoked later', '1 day', '1 hour'),
              ('open', '1 hour', null)) v (agent, expires, revoked)
            """);

        Assert.Equal(2, await Purge.PurgeSessionsAsync(StorageRig.Noon, 2));
        Assert.Equal(1, await Purge.PurgeSessionsAsync(StorageRig.Noon, 2));

        Assert.Equal("open, revoked later", await _database.ScalarAsync<string>("select string_agg(user_agent, ', ' order by user_agent) from sessions"));
    }

    [Fact]
    public async Task Notifications_go_by_their_ids_oldest_first_in_bounded_batches()
    {
        var bound = IdLayout.FirstAt(StorageRig.Noon);
        await _database.ExecuteAsync(
            $"""
            insert into notifications (id, recipient_id, kind, actor_id, subject, cause, group_id, created_at)
            select {bound} + n, 1, 1, 2, 0, 3, {bound} + n, now() from generate_series(-3, 1) n
            """);

        Assert.Equal(2, await Purge.PurgeNotificationsAsync(StorageRig.Noon, 2));
        Assert.Equal([bound - 1, bound, bound + 1], (await _database.QueryAsync("select id from notifications order by id")).Select(row => (long)row[0]));
        Assert.Equal(1, await Purge.PurgeNotificationsAsync(StorageRig.Noon, 2));
        Assert.Equal(0, await Purge.PurgeNotificationsAsync(StorageRig.Noon, 2));
    }

    private Task<string?> KeysAsync() => _database.ScalarAsync<string?>("select string_agg(key, ' ' order by key) from idempotency_keys");
}
