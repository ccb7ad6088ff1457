using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Writes roles.</summary>
internal sealed class GrantRoleApplier : FlagApplier
{
    private const string Sql = """
        with input as materialized (
          select * from unnest($1::int[], $2::text[], $3::smallint[], $4::timestamptz[]) as t (ordinal, name, role, at)),
        granted as (
          update users u set role = i.role
          from input i join handles h on h.name = i.name
          where u.id = h.user_id
          returning i.ordinal, u.id, i.role, i.at),
        noted as (
          insert into revocations (session_id, role, at)
          select s.id, g.role, g.at from granted g join sessions s on s.user_id = g.id where s.revoked_at is null order by s.id
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
