using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>
/// Marks posts as deleted and retracts the notifications about them. Wants its post for itself: whatever else of the batch is about that post,
/// notifications included, comes wholly before or after.
/// </summary>
internal sealed class DeletePostApplier : ChangeApplier
{
    private static readonly string Sql = $"""
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::bigint[], $4::timestamptz[]) as t (ordinal, id, author_id, at)),
        deleted as (
          update posts p set deleted_at = i.at
          from input i
          where p.id = i.id and p.author_id = i.author_id and p.deleted_at is null
          returning i.ordinal, p.id, p.author_id),
        retracted as (
          delete from notifications n using deleted d where n.post_id = d.id),
        counts as ({CounterSql.MoveUsers("select author_id as id, 3::smallint as counter, -1 as delta from deleted")}),
        unmoved as materialized (
          select distinct author_id from input where author_id not in (select author_id from deleted))
        select 1, ordinal::bigint, 0::bigint, 0::bigint from deleted
        union all select 1, i.ordinal, 0, 0
          from input i join posts p on p.id = i.id where p.author_id = i.author_id and p.deleted_at = i.at
        union all select 2, id, value, version from counts
        union all select 2, u.author_id, c.value, c.version
          from unmoved u join user_counters c on c.user_id = u.author_id and c.counter = 3
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(DeletePost)];

    public override void Claim(Change change, ClaimSet claims) =>
        claims.Own(new Claim(ClaimSpace.Post, ((DeletePost)change).Post.Value));

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (DeletePost delete) => delete.Post.Value),
            Column(changes, (DeletePost delete) => delete.Author.Value),
            Column(changes, (DeletePost delete) => delete.At.UtcDateTime),
        },
    };

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var deleted = new HashSet<long>();
        var counts = new Dictionary<long, Count>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetInt32(0) == 1)
                deleted.Add(reader.GetInt64(1));
            else
                counts[reader.GetInt64(1)] = new Count(reader.GetInt64(2), reader.GetInt64(3));
        }
        for (var ordinal = 0; ordinal < changes.Count; ordinal++)
        {
            var author = ((DeletePost)changes[ordinal].Change).Author.Value;
            changes[ordinal].Answer(new DeletePostOutcome(deleted.Contains(ordinal), counts.GetValueOrDefault(author)));
        }
    }
}
