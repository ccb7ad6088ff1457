using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Ends all sessions of people.</summary>
internal sealed class RevokeSessionsApplier : SessionsApplier
{
    private const string Sql = $"""
        with leaving as materialized (
          select *, null::uuid as kept from unnest($1::int[], $2::bigint[], $3::timestamptz[]) as t (ordinal, user_id, at)),
        {EndSessions}
        select ordinal, id from ended
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(RevokeSessions)];

    protected override IReadOnlyList<Guid>? Nothing => [];

    public override void Claim(Change change, ClaimSet claims) => claims.OwnAccount(((RevokeSessions)change).User);

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (RevokeSessions revoke) => revoke.User.Value),
            Column(changes, (RevokeSessions revoke) => revoke.At.UtcDateTime),
        },
    };
}
