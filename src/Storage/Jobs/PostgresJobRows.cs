using Nexus.Storage.Connections;
using Nexus.Storage.Reads;
using Npgsql;

namespace Nexus.Storage.Jobs;

internal sealed class PostgresJobRows(ReadSession session) : IJobRows
{
    private const string Columns = "select kind, subject, step, removed, attempts, next_at from jobs where done_at is null";

    private const string Save = """
        update jobs set step = $3, removed = $4, attempts = $5, next_at = $6 where kind = $1 and subject = $2 and done_at is null
        """;

    public async Task<IReadOnlyList<JobRow>> ListOpenAsync(CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new NpgsqlBatchCommand($"{Columns} order by id"), (reader, token) => ReadSession.ReadRowsAsync(reader, Map, token), cancellationToken)
            .ConfigureAwait(false);

    public async Task<JobRow?> FindAsync(JobKind kind, long subject, CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand($"{Columns} and kind = $1 and subject = $2")
        {
            Parameters = { ReadSession.Value((short)kind), ReadSession.Value(subject) },
        };
        var rows = await session.QueryAsync(command, (reader, token) => ReadSession.ReadRowsAsync(reader, Map, token), cancellationToken).ConfigureAwait(false);
        return rows.SingleOrDefault();
    }

    public Task SaveAsync(JobRow job, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            new NpgsqlBatchCommand(Save)
            {
                Parameters =
                {
                    ReadSession.Value((short)job.Kind), ReadSession.Value(job.Subject), ReadSession.Value(job.Step), ReadSession.Value(job.Removed),
                    ReadSession.Value(job.Attempts), ReadSession.Value(job.NextAt.UtcDateTime),
                },
            },
            cancellationToken);

    private static JobRow Map(NpgsqlDataReader row) =>
        new((JobKind)row.GetInt16(0), row.GetInt64(1), row.GetInt16(2), row.GetInt64(3), row.GetInt32(4), row.GetTime(5));
}
