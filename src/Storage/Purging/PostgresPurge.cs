using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Npgsql;

namespace Nexus.Storage.Purging;

internal sealed class PostgresPurge(ReadSession session) : IPurge
{
    // A row that somebody is changing (a key that is used anew, a session that is rotated) is left for the next time.
    private const string PurgeIdempotencyKeys = """
        delete from idempotency_keys where ctid = any(array(
          select ctid from idempotency_keys where created_at <= $1 order by created_at limit $2 for update skip locked))
        """;

    private const string PurgeSessions = """
        delete from sessions where ctid = any(array(
          select ctid from sessions where least(expires_at, revoked_at) <= $1 order by least(expires_at, revoked_at) limit $2 for update skip locked))
        """;

    private const string PurgeNotifications = """
        delete from notifications where ctid = any(array(
          select ctid from notifications where id < $1 order by id limit $2 for update skip locked))
        """;

    public Task<int> PurgeIdempotencyKeysAsync(DateTimeOffset madeBy, int limit, CancellationToken cancellationToken) =>
        PurgeAsync(PurgeIdempotencyKeys, ReadSession.Value(madeBy.ToUniversalTime()), limit, cancellationToken);

    public Task<int> PurgeSessionsAsync(DateTimeOffset endedBy, int limit, CancellationToken cancellationToken) =>
        PurgeAsync(PurgeSessions, ReadSession.Value(endedBy.ToUniversalTime()), limit, cancellationToken);

    public Task<int> PurgeNotificationsAsync(DateTimeOffset madeBefore, int limit, CancellationToken cancellationToken) =>
        PurgeAsync(PurgeNotifications, ReadSession.Value(IdLayout.FirstAt(madeBefore)), limit, cancellationToken);

    private Task<int> PurgeAsync(string sql, NpgsqlParameter bound, int limit, CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand(sql) { Parameters = { bound, ReadSession.Value((long)limit) } };
        return session.QueryAsync(command, (reader, _) => Task.FromResult(reader.RecordsAffected), cancellationToken);
    }
}
