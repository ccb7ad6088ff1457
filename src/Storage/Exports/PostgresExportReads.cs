using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Nexus.Storage.Reads;
using Npgsql;

namespace Nexus.Storage.Exports;

internal sealed class PostgresExportReads(ReadSession session) : IExportReads
{
    public IReadOnlyList<ExportKind> Kinds { get; } = ExportSql.All.Select(entry => entry.Kind).ToArray();

    public Task<ExportRows> ReadAsync(UserId user, string kind, long after, int limit, CancellationToken cancellationToken)
    {
        var sql = ExportSql.All.FirstOrDefault(entry => entry.Kind.Name == kind).Sql ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind.");
        var command = new NpgsqlBatchCommand(sql) { Parameters = { ReadSession.Value(user.Value), ReadSession.Value(after), ReadSession.Value((long)limit) } };
        return session.QueryAsync(command, (reader, token) => ReadAsync(reader, limit, token), cancellationToken);
    }

    private static async Task<ExportRows> ReadAsync(NpgsqlDataReader reader, int limit, CancellationToken cancellationToken)
    {
        var entries = new List<ExportRow>();
        var last = 0L;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            last = reader.GetInt64(0);
            entries.Add(new ExportRow(reader.GetString(1), reader.FieldCount == 2 || reader.IsDBNull(2) ? null : MapPerson(reader)));
        }

        return new ExportRows(entries, entries.Count < limit ? null : last);
    }

    private static ExportedPerson MapPerson(NpgsqlDataReader row) =>
        new(row.GetUserId(2), row.GetString(3), row.GetBoolean(4), row.GetOptionalTime(5), row.GetOptionalTime(6));
}
