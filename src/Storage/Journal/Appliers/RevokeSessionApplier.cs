using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Ends sessions. One that ended at this change's own time was ended by an earlier attempt of it.</summary>
internal sealed class RevokeSessionApplier : ChangeApplier
{
    private const string Sql = """
        with input as materialized (
          select * from unnest($1::int[], $2::uuid[], $3::bigint[], $4::timestamptz[]) as t (ordinal, id, user_id, at)),
        revoked as (
          update sessions s set revoked_at = i.at
          from input i
          where s.id = i.id and s.user_id = i.user_id and s.revoked_at is null
          returning i.ordinal)
        select ordinal from revoked
        union all
        select i.ordinal from input i join sessions s on s.id = i.id where s.user_id = i.user_id and s.revoked_at = i.at
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(RevokeSession)];

    public override void Claim(Change change, ClaimSet claims) => claims.Own(SessionClaims.Of(((RevokeSession)change).Session));

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

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        foreach (var pending in changes)
            pending.Answer(false);
        while (await reader.ReadAsync(cancellationToken))
            changes[reader.GetInt32(0)].Answer(true);
    }
}
