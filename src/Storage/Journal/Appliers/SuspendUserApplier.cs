using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Suspends people, or lifts that, and ends their sessions.</summary>
internal sealed class SuspendUserApplier : SessionsApplier
{
    private const string Acts = "select moderator as actor_id, user_id as subject_id, reason, until, null::smallint as role, at from suspended";

    private static readonly string Sql = $"""
        with leaving as materialized (
          select *, null::uuid as kept from unnest($1::int[], $2::bigint[], $3::timestamptz[], $4::timestamptz[], $5::bigint[], $6::text[])
            as t (ordinal, user_id, at, until, moderator, reason)),
        suspended as (
          update users u set suspended_until = l.until
          from leaving l
          where u.id = l.user_id and u.leaving_at is null and u.suspended_until is distinct from l.until
          returning l.user_id, l.at, l.until, l.moderator, l.reason),
        audited as ({AuditSql.NoteAboutPeople(Acts, $"case when until is null then {(short)ModerationAct.Unsuspend} else {(short)ModerationAct.Suspend} end")}),
        {EndSessions}
        select l.ordinal, null::uuid from leaving l join users u on u.id = l.user_id where u.leaving_at is null
        union all select ordinal, id from ended
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(SuspendUser)];

    protected override IReadOnlyList<Guid>? Nothing => null;

    public override void Claim(Change change, ClaimSet claims)
    {
        claims.OwnAccount(((SuspendUser)change).User);
        claims.Own(new Claim(ClaimSpace.User, ((SuspendUser)change).User.Value));
    }

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (SuspendUser suspend) => suspend.User.Value),
            Column(changes, (SuspendUser suspend) => suspend.At.UtcDateTime),
            Column(changes, (SuspendUser suspend) => suspend.Until?.UtcDateTime),
            Column(changes, (SuspendUser suspend) => suspend.Moderator.Value),
            Column(changes, (SuspendUser suspend) => suspend.Reason),
        },
    };
}
