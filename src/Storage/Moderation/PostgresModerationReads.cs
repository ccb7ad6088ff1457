using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;
using Npgsql;

namespace Nexus.Storage.Moderation;

internal sealed class PostgresModerationReads(ReadSession session) : IModerationReads
{
    private static readonly KeysetList s_reports = new(
        "r.id",
        IsDescending: true,
        (condition, part) => $"""
            select r.id as key, r.post_id, p.text, a.username, w.username, r.reason, r.created_at
            from reports r join posts p on p.id = r.post_id join users a on a.id = p.author_id join users w on w.id = r.reporter_id
            where r.closed_at is null and r.dismissed_at is null and {condition} {part}
            """,
        condition => $"select from reports r where r.closed_at is null and r.dismissed_at is null and {condition}");

    private static readonly KeysetList s_audit = new(
        "l.id",
        IsDescending: true,
        (condition, part) => $"""
            select l.id as key, l.act, l.actor_id, a.username, l.subject_kind = 2, l.subject_id, s.username, l.reason, l.until, l.role, l.at, l.report_id
            from audit_log l left join users a on a.id = l.actor_id left join users s on s.id = l.subject_id and l.subject_kind = 1
            where {condition} {part}
            """,
        condition => $"select from audit_log l where {condition}");

    public Task<KeysetPage<ReportRow>> ListOpenReportsAsync(Keyset keyset, CancellationToken cancellationToken) =>
        new KeysetQuery<ReportRow>(s_reports, keyset, [], MapReport).RunAsync(session, cancellationToken);

    public Task<PostId?> FindReportedPostAsync(long report, CancellationToken cancellationToken) => session.QueryAsync(
        new NpgsqlBatchCommand("select post_id from reports where id = $1") { Parameters = { ReadSession.Value(report) } },
        async (reader, token) => await reader.ReadAsync(token).ConfigureAwait(false) ? reader.GetPostId(0) : (PostId?)null,
        cancellationToken);

    public Task<KeysetPage<AuditRow>> ListAuditAsync(Keyset keyset, CancellationToken cancellationToken) =>
        new KeysetQuery<AuditRow>(s_audit, keyset, [], MapAudit).RunAsync(session, cancellationToken);

    private static Keyed<ReportRow> MapReport(NpgsqlDataReader row) => new(
        new ReportRow(row.GetInt64(0), row.GetPostId(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetTime(6)), row.GetInt64(0));

    private static Keyed<AuditRow> MapAudit(NpgsqlDataReader row) => new(
        new AuditRow(
            row.GetInt64(0), (ModerationAct)row.GetInt16(1), row.IsDBNull(2) ? null : row.GetUserId(2), row.GetOptionalString(3), row.GetBoolean(4), row.GetInt64(5),
            row.GetOptionalString(6), row.GetOptionalString(7), row.GetOptionalTime(8), row.IsDBNull(9) ? null : (UserRole)row.GetInt16(9), row.GetTime(10), row.IsDBNull(11) ? null : row.GetInt64(11)),
        row.GetInt64(0));
}
