using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Dismisses open reports, each with its line in the audit log.</summary>
internal sealed class DismissReportApplier : ChangeApplier
{
    private const string Acts = "select moderator as actor_id, post_id as subject_id, id as report_id, reason, at from dismissed";

    // The lock waits for a removal of the post that is under way, and shows what it left.
    private static readonly string Sql = $"""
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::bigint[], $4::text[], $5::timestamptz[]) as t (ordinal, id, moderator, reason, at)),
        there as materialized (
          select i.*, r.closed_at, r.dismissed_at from input i join reports r on r.id = i.id
          order by r.id for update of r),
        dismissed as (
          update reports r set dismissed_at = t.at from there t where r.id = t.id and t.closed_at is null and t.dismissed_at is null
          returning r.id, r.post_id, t.moderator, t.reason, t.at),
        audited as ({AuditSql.NoteAboutReports(Acts, $"{(short)ModerationAct.DismissReport}")})
        select ordinal, case
          when dismissed_at is not null then {(int)Dismissal.DismissedBefore} when closed_at is not null then {(int)Dismissal.ClosedBefore} else {(int)Dismissal.Dismissed} end
        from there
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(DismissReport)];

    public override void Claim(Change change, ClaimSet claims)
    {
        var dismissal = (DismissReport)change;
        claims.Share(new Claim(ClaimSpace.Post, dismissal.Post.Value));
        claims.Own(new Claim(ClaimSpace.Report, dismissal.Report));
    }

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (DismissReport dismissal) => dismissal.Report),
            Column(changes, (DismissReport dismissal) => dismissal.Moderator?.Value),
            Column(changes, (DismissReport dismissal) => dismissal.Reason),
            Column(changes, (DismissReport dismissal) => dismissal.At.UtcDateTime),
        },
    };

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var outcomes = new Dismissal[changes.Count];
        while (await reader.ReadAsync(cancellationToken))
            outcomes[reader.GetInt32(0)] = (Dismissal)reader.GetInt32(1);
        for (var ordinal = 0; ordinal < changes.Count; ordinal++)
            changes[ordinal].Answer(outcomes[ordinal]);
    }
}
