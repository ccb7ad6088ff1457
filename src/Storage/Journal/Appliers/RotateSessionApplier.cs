using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Replaces refresh tokens. A token that is the stored one already was put there by an earlier attempt: new tokens are random.</summary>
internal sealed class RotateSessionApplier : FlagApplier
{
    private const string Sql = """
        with input as materialized (
          select * from unnest($1::int[], $2::uuid[], $3::bigint[], $4::bytea[], $5::bytea[], $6::timestamptz[], $7::timestamptz[])
            as t (ordinal, id, user_id, old_hash, new_hash, used_at, expires_at)),
        rotated as (
          update sessions s set refresh_hash = i.new_hash, last_used_at = i.used_at, expires_at = i.expires_at
          from input i
          where s.id = i.id and s.user_id = i.user_id and s.refresh_hash = i.old_hash and s.revoked_at is null
          returning i.ordinal)
        select ordinal from rotated
        union all
        select i.ordinal from input i join sessions s on s.id = i.id
        where s.user_id = i.user_id and s.refresh_hash = i.new_hash and s.revoked_at is null
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(RotateSession)];

    public override void Claim(Change change, ClaimSet claims) => claims.OwnSession(((RotateSession)change).Session, ((RotateSession)change).User);

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (RotateSession rotate) => rotate.Session),
            Column(changes, (RotateSession rotate) => rotate.User.Value),
            Column(changes, (RotateSession rotate) => rotate.OldHash),
            Column(changes, (RotateSession rotate) => rotate.NewHash),
            Column(changes, (RotateSession rotate) => rotate.UsedAt.UtcDateTime),
            Column(changes, (RotateSession rotate) => rotate.ExpiresAt.UtcDateTime),
        },
    };
}
