using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Ends sessions. One that ended at this change's own time was ended by an earlier attempt of it.</summary>
internal sealed class RevokeSessionApplier : FlagApplier
{
    private const string Sql = $"""
        with input as materialized (
          select * from unnest($1::int[], $2::uuid[], $3::bigint[], $4::timestamptz[]) as t (ordinal, id, user_id, at)),
        closed as (
          update sessions s set revoked_at = i.at
          from input i
          where s.id = i.id and s.user_id = i.user_id and s.revoked_at is null
          returning i.ordinal, s.id, i.at),
        noted as ({RevocationSql.NoteEnds})
        select ordinal from closed
        union all
        select i.ordinal from input i join sessions s on s.id = i.id where s.user_id = i.user_id and s.revoked_at = i.at
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(RevokeSession)];

    public override void Claim(Change change, ClaimSet claims) => claims.OwnSession(((RevokeSession)change).Session, ((RevokeSession)change).User);

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (RevokeSession revoke) => revoke.Session),
            Column(changes, (RevokeSession revoke) => revoke.User.Value),
            Column(changes, (RevokeSession revoke) => revoke.At.UtcDateTime),
        },
    };
}
