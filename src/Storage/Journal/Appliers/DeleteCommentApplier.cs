using Nexus.Storage.Ids;
using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>
/// Deletes comments. One without replies vanishes, and with it every deleted one above it that has no other reply; one with replies keeps its place. Wants its post
/// for itself: a reply of the same batch comes wholly before or after.
/// </summary>
internal sealed class DeleteCommentApplier : ChangeApplier
{
    private const string PostMoves = """
        select post_id as id, 2::smallint as counter, -1 as delta from target
        union all select post_id, 4::smallint, -1 from vanished where reply_to is null
        """;

    private const string CommentMoves = """
        select reply_to as id, 1::smallint as counter, -1 as delta from vanished
        where reply_to is not null and reply_to not in (select number from vanished)
        """;

    private static readonly string Sql = $"""
        with recursive input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::bigint[], $4::timestamptz[]) as t (ordinal, post_id, number, at)),
        target as materialized (
          select i.ordinal, i.at, c.post_id, c.number, c.reply_to,
            coalesce((select value from comment_counters k where k.number = c.number and k.counter = 1), 0) as replies
          from input i join comments c on c.post_id = i.post_id and c.number = i.number
          where c.deleted_at is null),
        vanishing (ordinal, post_id, number, reply_to) as (
          select ordinal, post_id, number, reply_to from target where replies = 0
          union all
          select v.ordinal, c.post_id, c.number, c.reply_to
          from vanishing v join comments c on c.post_id = v.post_id and c.number = v.reply_to
          where c.deleted_at is not null and (select value from comment_counters k where k.number = c.number and k.counter = 1) = 1),
        vanished as (
          delete from comments c using vanishing v where c.post_id = v.post_id and c.number = v.number
          returning v.ordinal, c.post_id, c.number, c.reply_to),
        emptied as (
          update comments c set text = '', author_id = null, edited_at = null, deleted_at = t.at
          from target t where c.post_id = t.post_id and c.number = t.number and t.replies > 0
          returning t.ordinal),
        unliked as (
          delete from edges e using target t where e.kind = 8 and e.target = t.number),
        uncounted as (
          delete from comment_counters k using target t where k.number = t.number and (k.counter = 2 or t.replies = 0)),
        uncounted_above as (
          delete from comment_counters k using vanishing v
          where k.number = v.number and k.counter = 1 and v.number not in (select number from target)),
        retracted as (
          delete from notifications n using target t where n.post_id = t.post_id and n.comment_number = t.number
          returning t.ordinal, n.recipient_id),
        posts as ({CounterSql.MovePosts(PostMoves)}),
        replies as ({CounterSql.MoveComments(CommentMoves)})
        select 1, ordinal::bigint, number, 0::bigint from vanished
        union all select 2, ordinal, 0, 0 from emptied
        union all select 2, i.ordinal, 0, 0
          from input i join comments c on c.post_id = i.post_id and c.number = i.number where c.deleted_at = i.at
        union all select 3, id, value, version from posts where counter = 2
        union all select 3, c.post_id, c.value, c.version
          from input i join post_counters c on c.post_id = i.post_id and c.counter = 2
          where i.ordinal not in (select ordinal from target)
        union all select 4, ordinal, recipient_id, 0 from (select distinct ordinal, recipient_id from retracted) r
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(DeleteComment)];

    public override void Claim(Change change, ClaimSet claims)
    {
        var comment = ((DeleteComment)change).Comment;
        claims.Own(new Claim(ClaimSpace.Post, comment.Post.Value));
        claims.Own(new Claim(ClaimSpace.Comment, comment.Number));
    }

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (DeleteComment delete) => delete.Comment.Post.Value),
            Column(changes, (DeleteComment delete) => delete.Comment.Number),
            Column(changes, (DeleteComment delete) => delete.At.UtcDateTime),
        },
    };

    /// <summary>One that an attempt before a lost answer may have made vanish says so: it is not there, and to say it twice does no harm.</summary>
    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var vanished = changes.Select(static _ => new List<long>()).ToArray();
        var notified = changes.Select(static _ => new List<UserId>()).ToArray();
        var emptied = new HashSet<long>();
        var counts = new Dictionary<long, Count>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var first = reader.GetInt64(1);
            switch (reader.GetInt32(0))
            {
                case 1:
                    vanished[first].Add(reader.GetInt64(2));
                    break;
                case 2:
                    emptied.Add(first);
                    break;
                case 4:
                    notified[first].Add(new UserId(reader.GetInt64(2)));
                    break;
                default:
                    counts[first] = new Count(reader.GetInt64(2), reader.GetInt64(3));
                    break;
            }
        }

        for (var ordinal = 0; ordinal < changes.Count; ordinal++)
        {
            var comment = ((DeleteComment)changes[ordinal].Change).Comment;
            if (vanished[ordinal].Count == 0 && !emptied.Contains(ordinal) && changes[ordinal].MayBeCommitted)
                vanished[ordinal].Add(comment.Number);
            var changed = vanished[ordinal].Count > 0 || emptied.Contains(ordinal);
            changes[ordinal].Answer(new DeleteCommentOutcome(changed, vanished[ordinal], counts.GetValueOrDefault(comment.Post.Value)) { Notified = notified[ordinal] });
        }
    }
}
