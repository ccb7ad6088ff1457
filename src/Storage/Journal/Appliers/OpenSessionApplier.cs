using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Writes sessions. True as well where an earlier attempt of the same change had written the row.</summary>
internal sealed class OpenSessionApplier : FlagApplier
{
    private const string Sql = """
        with input as materialized (
          select * from unnest($1::int[], $2::uuid[], $3::bigint[], $4::bytea[], $5::text[], $6::timestamptz[], $7::timestamptz[])
            as t (ordinal, id, user_id, refresh_hash, user_agent, created_at, expires_at)),
        judged as materialized (
          select i.*, s.id is not null as taken, coalesce(s.refresh_hash = i.refresh_hash and s.created_at = i.created_at, false) as same
          from input i left join sessions s on s.id = i.id),
        opened as (
          insert into sessions (id, user_id, refresh_hash, user_agent, created_at, last_used_at, expires_at)
          select id, user_id, refresh_hash, user_agent, created_at, created_at, expires_at from judged where not taken order by id)
        select ordinal from judged where same or not taken
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(OpenSession)];

    public override void Claim(Change change, ClaimSet claims) => claims.OwnSession(((OpenSession)change).Session.Id, ((OpenSession)change).Session.User);

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (OpenSession open) => open.Session.Id),
            Column(changes, (OpenSession open) => open.Session.User.Value),
            Column(changes, (OpenSession open) => open.Session.RefreshHash),
            Column(changes, (OpenSession open) => open.Session.UserAgent),
            Column(changes, (OpenSession open) => open.Session.CreatedAt.UtcDateTime),
            Column(changes, (OpenSession open) => open.Session.ExpiresAt.UtcDateTime),
        },
    };
}
