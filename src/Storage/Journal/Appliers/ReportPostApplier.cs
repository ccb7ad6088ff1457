using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Writes reports of posts that are there. A person's report of a post stays the one that it is, also where it is dismissed.</summary>
internal sealed class ReportPostApplier : ChangeApplier
{
    private static readonly string Sql = $"""
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::timestamptz[]) as t (ordinal, id, post_id, reporter_id, reason, at)),
        there as materialized (
          select * from input i where (select true from posts p where p.id = i.post_id and p.deleted_at is null)),
        written as (
          insert into reports (id, post_id, reporter_id, reason, created_at)
          select id, post_id, reporter_id, reason, at from there order by post_id, reporter_id
          on conflict do nothing
          returning id, post_id, reporter_id)
        select ordinal, post_id, reporter_id, null::bigint from there
        union all select null, post_id, reporter_id, id from written
        union all select null, r.post_id, r.reporter_id, r.id
          from there t join reports r on r.post_id = t.post_id and r.reporter_id = t.reporter_id and {ReportSql.IsNotClosed}
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(ReportPost)];

    public override void Claim(Change change, ClaimSet claims)
    {
        var report = (ReportPost)change;
        claims.Share(new Claim(ClaimSpace.Post, report.Post.Value));
        claims.Own(new Claim(ClaimSpace.Report, report.Post.Value, report.Reporter.Value));
    }

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (ReportPost report) => report.Report),
            Column(changes, (ReportPost report) => report.Post.Value),
            Column(changes, (ReportPost report) => report.Reporter.Value),
            Column(changes, (ReportPost report) => report.Reason),
            Column(changes, (ReportPost report) => report.At.UtcDateTime),
        },
    };

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var there = new HashSet<int>();
        var open = new Dictionary<(long Post, long Reporter), long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.IsDBNull(3))
                there.Add(reader.GetInt32(0));
            else
                open[(reader.GetInt64(1), reader.GetInt64(2))] = reader.GetInt64(3);
        }

        for (var ordinal = 0; ordinal < changes.Count; ordinal++)
        {
            var report = (ReportPost)changes[ordinal].Change;
            changes[ordinal].Answer<long?>(there.Contains(ordinal) ? OvertakenException.Require(open, (report.Post.Value, report.Reporter.Value)) : null);
        }
    }
}
