using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Writes mails to those who have an account.</summary>
internal sealed class QueueMailApplier : FlagApplier
{
    private const string Sql = """
        with input as materialized (
          select * from unnest($1::int[], $2::uuid[], $3::bigint[], $4::smallint[], $5::timestamptz[]) as t (ordinal, id, user_id, kind, created_at)),
        addressed as materialized (
          select i.* from input i join accounts a on a.user_id = i.user_id),
        queued as (
          insert into mails (id, user_id, kind, created_at, next_at) select id, user_id, kind, created_at, created_at from addressed order by id
          on conflict do nothing)
        select ordinal from addressed
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(QueueMail)];

    public override void Claim(Change change, ClaimSet claims) => claims.OwnAccount(((QueueMail)change).Mail.User);

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (QueueMail queue) => queue.Mail.Id),
            Column(changes, (QueueMail queue) => queue.Mail.User.Value),
            Column(changes, (QueueMail queue) => (short)queue.Mail.Kind),
            Column(changes, (QueueMail queue) => queue.Mail.CreatedAt.UtcDateTime),
        },
    };
}
