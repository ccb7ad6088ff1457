using Nexus.Storage.Connections;
using Npgsql;

namespace Nexus.Storage.Reminders;

internal sealed class PostgresReminderRows(ReadSession session) : IReminderRows
{
    private const int RehashPage = 1_000;

    private const string Select = "select grain_id, name, hash, start_at, period, version from reminders";

    private const string Find = $"{Select} where grain_id = $1 and name = $2";

    private const string ListOfGrain = $"{Select} where grain_id = $1 order by name";

    private const string ListBetween = $"{Select} where hash > $1 and hash <= $2";

    private const string ListThroughZero = $"{Select} where hash > $1 union all {Select} where hash <= $2";

    private const string ListPage = $"{Select} where (grain_id, name) > ($1, $2) order by grain_id, name limit $3";

    private const string Upsert = """
        insert into reminders (grain_id, name, hash, start_at, period) values ($1, $2, $3, $4, $5)
        on conflict (grain_id, name) do update
          set hash = excluded.hash, start_at = excluded.start_at, period = excluded.period, version = excluded.version
        returning version
        """;

    private const string Remove = "delete from reminders where grain_id = $1 and name = $2 and version = $3 returning 1";

    private const string SetHashes = """
        update reminders r set hash = i.hash from unnest($1::text[], $2::bigint[]) as i (grain_id, hash)
        where r.grain_id = i.grain_id and r.hash <> i.hash
        """;

    public async Task<ReminderRow?> FindAsync(string grainId, string name, CancellationToken cancellationToken) =>
        (await QueryAsync(Find, cancellationToken, ReadSession.Value(grainId), ReadSession.Value(name)).ConfigureAwait(false)).FirstOrDefault();

    public Task<IReadOnlyList<ReminderRow>> ListAsync(string grainId, CancellationToken cancellationToken) =>
        QueryAsync(ListOfGrain, cancellationToken, ReadSession.Value(grainId));

    public Task<IReadOnlyList<ReminderRow>> ListShareAsync(uint begin, uint end, CancellationToken cancellationToken) =>
        begin == end
            ? QueryAsync(Select, cancellationToken)
            : QueryAsync(begin < end ? ListBetween : ListThroughZero, cancellationToken, ReadSession.Value((long)begin), ReadSession.Value((long)end));

    public Task<long> UpsertAsync(ReminderRow row, CancellationToken cancellationToken)
    {
        var command = Command(
            Upsert, ReadSession.Value(row.GrainId), ReadSession.Value(row.Name), ReadSession.Value((long)row.Hash), ReadSession.Value(row.StartAt.ToUniversalTime()),
            ReadSession.Value(row.Period));
        return session.QueryAsync(
            command,
            async (reader, token) =>
            {
                await reader.ReadAsync(token).ConfigureAwait(false);
                return reader.GetInt64(0);
            },
            cancellationToken);
    }

    public Task<bool> RemoveAsync(string grainId, string name, long version, CancellationToken cancellationToken) =>
        session.QueryAsync(
            Command(Remove, ReadSession.Value(grainId), ReadSession.Value(name), ReadSession.Value(version)),
            (reader, token) => reader.ReadAsync(token),
            cancellationToken);

    public async Task<int> RehashAsync(Func<string, uint> hash, CancellationToken cancellationToken)
    {
        var changed = 0;
        var (grainId, name) = ("", "");
        while (await ListPageAsync(grainId, name, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            var stale = page.Where(row => row.Hash != hash(row.GrainId)).Select(row => row.GrainId).Distinct().ToArray();
            if (stale.Length > 0)
                changed += await SetHashesAsync(stale, Array.ConvertAll(stale, id => (long)hash(id)), cancellationToken).ConfigureAwait(false);
            (grainId, name) = (page[^1].GrainId, page[^1].Name);
        }

        return changed;
    }

    public Task ClearAsync(CancellationToken cancellationToken) => QueryAsync("delete from reminders", cancellationToken);

    private Task<IReadOnlyList<ReminderRow>> ListPageAsync(string afterGrain, string afterName, CancellationToken cancellationToken) =>
        QueryAsync(ListPage, cancellationToken, ReadSession.Value(afterGrain), ReadSession.Value(afterName), ReadSession.Value((long)RehashPage));

    private Task<int> SetHashesAsync(string[] grains, long[] hashes, CancellationToken cancellationToken) =>
        session.QueryAsync(
            Command(SetHashes, ReadSession.Value(grains), ReadSession.Value(hashes)), (reader, _) => Task.FromResult(reader.RecordsAffected), cancellationToken);

    private async Task<IReadOnlyList<ReminderRow>> QueryAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters) =>
        await session
            .QueryAsync(Command(sql, parameters), (reader, token) => ReadSession.ReadRowsAsync(reader, Map, token), cancellationToken)
            .ConfigureAwait(false);

    private static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    private static ReminderRow Map(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), (uint)row.GetInt64(2), new DateTimeOffset(row.GetDateTime(3)), row.GetTimeSpan(4), row.GetInt64(5));
}
