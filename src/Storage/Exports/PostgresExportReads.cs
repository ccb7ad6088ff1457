using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Npgsql;

namespace Nexus.Storage.Exports;

internal sealed class PostgresExportReads(ReadSession session) : IExportReads
{
    public IReadOnlyList<string> Kinds { get; } = ExportSql.All.Select(entry => entry.Kind).ToArray();

    public Task<ExportRows> ReadAsync(UserId user, string kind, long after, int limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sql = ExportSql.All.FirstOrDefault(entry => entry.Kind == kind).Sql ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind.");
        var command = new NpgsqlBatchCommand(sql) { Parameters = { ReadSession.Value(user.Value), ReadSession.Value(after), ReadSession.Value((long)limit), ReadSession.Value(now) } };
        return session.QueryAsync(command, (reader, token) => ReadAsync(reader, limit, token), cancellationToken);
    }

    private static async Task<ExportRows> ReadAsync(NpgsqlDataReader reader, int limit, CancellationToken cancellationToken)
    {
        var entries = new List<string>();
        var last = 0L;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            last = reader.GetInt64(0);
            entries.Add(reader.GetString(1));
        }

        return new ExportRows(entries, entries.Count < limit ? null : last);
    }
}
