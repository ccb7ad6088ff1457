using Nexus.Storage.Connections;
using Nexus.Storage.Reads;
using Npgsql;

namespace Nexus.Storage.Revocations;

internal sealed class PostgresRevocationStore(ReadSession session) : IRevocationStore
{
    private const string ListSince = """
        select r.session_id, r.role, r.at, (r.role is null and u.suspended_until > r.at) is true
        from revocations r left join sessions s on s.id = r.session_id left join users u on u.id = s.user_id
        where r.at >= $1 order by r.at, r.session_id
        """;

    private const string RemoveBefore = "delete from revocations where at < $1";

    public async Task<IReadOnlyList<RevocationRow>> ListSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new NpgsqlBatchCommand(ListSince) { Parameters = { ReadSession.Value(since.UtcDateTime) } },
            (reader, token) => ReadSession.ReadRowsAsync(
                reader, row => new RevocationRow(row.GetGuid(0), row.IsDBNull(1) ? null : row.GetInt16(1), row.GetTime(2), row.GetBoolean(3)), token),
            cancellationToken).ConfigureAwait(false);

    public Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        session.ExecuteAsync(new NpgsqlBatchCommand(RemoveBefore) { Parameters = { ReadSession.Value(before.UtcDateTime) } }, cancellationToken);
}
