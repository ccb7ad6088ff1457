using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Marks people as leaving.</summary>
internal sealed class StartLeavingApplier : SessionsApplier
{
    private const string Sql = $"""
        with leaving as materialized (
          select *, null::uuid as kept from unnest($1::int[], $2::bigint[], $3::timestamptz[]) as t (ordinal, user_id, at)),
        marked as (
          update users u set leaving_at = l.at from leaving l where u.id = l.user_id and u.leaving_at is null
          returning l.user_id, l.at),
        queued as (
          insert into jobs (kind, subject, created_at, next_at) select 1, user_id, at, at from marked order by user_id
          on conflict do nothing),
        {EndSessions}
        select ordinal, id from ended
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(StartLeaving)];

    protected override IReadOnlyList<Guid>? Nothing => [];

    public override void Claim(Change change, ClaimSet claims)
    {
        claims.OwnAccount(((StartLeaving)change).User);
        claims.Own(new Claim(ClaimSpace.User, ((StartLeaving)change).User.Value));
    }

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (StartLeaving leave) => leave.User.Value),
            Column(changes, (StartLeaving leave) => leave.At.UtcDateTime),
        },
    };
}
