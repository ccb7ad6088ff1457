using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Writes roles, and where one becomes another its line in the audit log.</summary>
internal sealed class GrantRoleApplier : FlagApplier
{
    private const string Acts = """
        select null::bigint as actor_id, id as subject_id, null::text as reason, null::timestamptz as until, role, at from named where former <> role
        """;

    private static readonly string Sql = $"""
        with input as materialized (
          select * from unnest($1::int[], $2::text[], $3::smallint[], $4::timestamptz[]) as t (ordinal, name, role, at)),
        named as materialized (
          select i.ordinal, i.role, i.at, u.id, u.role as former
          from input i join handles h on h.name = i.name join users u on u.id = h.user_id
          order by u.id for update of u),
        granted as (
          update users u set role = n.role from named n where u.id = n.id
          returning n.ordinal, u.id, n.role, n.at),
        audited as ({AuditSql.NoteAboutPeople(Acts, $"{(short)ModerationAct.GrantRole}")}),
        noted as (
          insert into revocations (session_id, role, at)
          select s.id, g.role, g.at from granted g join sessions s on s.user_id = g.id where {SessionsApplier.IsOpen} order by s.id
          on conflict (session_id) do update set role = excluded.role, at = excluded.at where revocations.role is not null)
        select ordinal from granted
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(GrantRole)];

    public override void Claim(Change change, ClaimSet claims) => claims.Own(new Claim(ClaimSpace.Handle, 0, Text: Handle.Of(((GrantRole)change).Username)));

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (GrantRole grant) => Handle.Of(grant.Username)),
            Column(changes, (GrantRole grant) => (short)grant.Role),
            Column(changes, (GrantRole grant) => grant.At.UtcDateTime),
        },
    };
}
