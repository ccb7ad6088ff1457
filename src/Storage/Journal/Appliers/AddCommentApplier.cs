using Nexus.Storage.Ids;
using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Writes comments and replies; idempotency as in <see cref="CreatePostApplier"/>.</summary>
internal sealed class AddCommentApplier : ChangeApplier
{
    private const string PostMoves = """
        select post_id as id, 2::smallint as counter, 1 as delta from added
        union all select post_id, 4::smallint, 1 from added where reply_to is null
        """;

    /// <summary>Under what is gone nothing is written, unless an earlier attempt has.</summary>
    private const string IsRefused = """
        (select true from comments c where c.post_id = i.post_id and c.number = i.number) is null
          and ((select true from posts p where p.id = i.post_id and p.deleted_at is null) is null
            or (i.reply_to is not null
              and (select true from comments c where c.post_id = i.post_id and c.number = i.reply_to and c.deleted_at is null) is null))
        """;

    private static readonly string Sql = $"""
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::bigint[], $7::timestamptz[], $8::text[])
            as t (ordinal, post_id, number, author_id, text, reply_to, created_at, key)),
        judged as materialized (
          select i.*, {IsRefused} as is_refused from input i),
        claimed as (
          insert into idempotency_keys as k (user_id, scope, key, post_id, comment_number, created_at)
          select author_id, 2, key, post_id, number, created_at from judged where key is not null and not is_refused order by author_id, key
          on conflict (user_id, scope, key) do update set
            post_id = case when {IdempotencySql.IsExpired} then excluded.post_id else k.post_id end,
            comment_number = case when {IdempotencySql.IsExpired} then excluded.comment_number else k.comment_number end,
            created_at = case when {IdempotencySql.IsExpired} then excluded.created_at else k.created_at end
          returning user_id, key, post_id, comment_number),
        added as (
          insert into comments (post_id, number, author_id, text, reply_to, created_at)
          select post_id, number, author_id, text, reply_to, created_at from judged
          where not is_refused and (key is null or (author_id, key, post_id, number) in (select user_id, key, post_id, comment_number from claimed))
          order by post_id, number
          on conflict do nothing
          returning post_id, reply_to),
        counts as ({CounterSql.MovePosts(PostMoves)}),
        replies as ({CounterSql.MoveComments("select reply_to as id, 1::smallint as counter, 1 as delta from added where reply_to is not null")}),
        unmoved as materialized (
          select distinct post_id from input where post_id not in (select post_id from added))
        select 1, user_id, post_id, comment_number, key from claimed
        union all select 2, id, value, version, null from counts where counter = 2
        union all select 2, u.post_id, c.value, c.version, null
          from unmoved u join post_counters c on c.post_id = u.post_id and c.counter = 2
        union all select 3, ordinal, 0, 0, null from judged where is_refused
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(AddComment)];

    public override void Claim(Change change, ClaimSet claims)
    {
        var comment = (AddComment)change;
        claims.Share(new Claim(ClaimSpace.Post, comment.Comment.Post.Value));
        // A reply comes after what it replies to: one statement does not see what it writes itself.
        claims.Own(new Claim(ClaimSpace.Comment, comment.Comment.Number));
        if (comment.ReplyTo is { } repliedTo)
            claims.Share(new Claim(ClaimSpace.Comment, repliedTo.Number));
        if (comment.IdempotencyKey is { } key)
            claims.Own(new Claim(ClaimSpace.IdempotencyKey, comment.Author.Value, IdempotencySql.Comments, Text: key));
    }

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (AddComment comment) => comment.Comment.Post.Value),
            Column(changes, (AddComment comment) => comment.Comment.Number),
            Column(changes, (AddComment comment) => comment.Author.Value),
            Column(changes, (AddComment comment) => comment.Text),
            Column(changes, (AddComment comment) => comment.ReplyTo?.Number),
            Column(changes, (AddComment comment) => comment.CreatedAt.UtcDateTime),
            Column(changes, (AddComment comment) => comment.IdempotencyKey),
        },
    };

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var holders = new Dictionary<(long Author, string Key), CommentId>();
        var counts = new Dictionary<long, Count>();
        var refused = new HashSet<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            switch (reader.GetInt32(0))
            {
                case 1:
                    holders[(reader.GetInt64(1), reader.GetString(4))] = new CommentId(new PostId(reader.GetInt64(2)), reader.GetInt64(3));
                    break;
                case 2:
                    counts[reader.GetInt64(1)] = new Count(reader.GetInt64(2), reader.GetInt64(3));
                    break;
                default:
                    refused.Add(reader.GetInt64(1));
                    break;
            }
        }

        for (var ordinal = 0; ordinal < changes.Count; ordinal++)
        {
            var (pending, comment) = (changes[ordinal], (AddComment)changes[ordinal].Change);
            if (refused.Contains(ordinal))
            {
                pending.Answer(new AddCommentOutcome(comment.Comment, false, counts.GetValueOrDefault(comment.Comment.Post.Value), IsRefused: true));
                continue;
            }

            var holder = comment.IdempotencyKey is { } key ? OvertakenException.Require(holders, (comment.Author.Value, key)) : comment.Comment;
            pending.Answer(new AddCommentOutcome(holder, holder == comment.Comment, counts.GetValueOrDefault(comment.Comment.Post.Value)));
        }
    }

    public override IEnumerable<CausedNotification> Notifications(Change change) =>
        change is AddComment { Notifications: { } notifications } comment
            ? notifications.Select(notification => CausedNotification.ByComment(notification, comment.Comment))
            : [];
}
