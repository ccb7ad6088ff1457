using Nexus.Storage.Connections;
using Nexus.Storage.Reads;
using Npgsql;

namespace Nexus.Storage.Revocations;

internal sealed class PostgresRevocationStore(ReadSession session) : IRevocationStore
{
    private const string ListSince = "select session_id, role, at from revocations where at >= $1 order by at, session_id";

    private const string RemoveBefore = "delete from revocations where at < $1";

    public async Task<IReadOnlyList<RevocationRow>> ListSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new NpgsqlBatchCommand(ListSince) { Parameters = { ReadSession.Value(since.UtcDateTime) } },
            (reader, token) => ReadSession.ReadRowsAsync(
                reader, row => new RevocationRow(row.GetGuid(0), row.IsDBNull(1) ? null : row.GetInt16(1), row.GetTime(2)), token),
            cancellationToken).ConfigureAwait(false);

    public Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        session.ExecuteAsync(new NpgsqlBatchCommand(RemoveBefore) { Parameters = { ReadSession.Value(before.UtcDateTime) } }, cancellationToken);
}
