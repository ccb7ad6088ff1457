using Nexus.Storage.Ids;
using Nexus.Storage.Search;
using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>
/// Writes posts. An idempotency key is claimed first and always answers with the post that holds it; a post is "created" when that is itself, also
/// when it was an earlier attempt of it that wrote the row.
/// </summary>
internal sealed class CreatePostApplier : ChangeApplier
{
    private static readonly string Sql = $"""
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::bigint[], $4::text[], $5::smallint[], $6::bigint[], $7::timestamptz[], $8::text[], $9::text[], $10::text[])
            as t (ordinal, id, author_id, text, visibility, quoted_id, created_at, key, words, mentions)),
        {HashtagSql.Input(11)},
        claimed as (
          insert into idempotency_keys as k (user_id, scope, key, post_id, created_at)
          select author_id, 1, key, id, created_at from input where key is not null order by author_id, key
          on conflict (user_id, scope, key) do update set
            post_id = case when {IdempotencySql.IsExpired} then excluded.post_id else k.post_id end,
            created_at = case when {IdempotencySql.IsExpired} then excluded.created_at else k.created_at end
          returning user_id, key, post_id),
        created as (
          insert into posts (id, author_id, text, visibility, quoted_id, created_at, words, mentions)
          select id, author_id, text, visibility, quoted_id, created_at, words::tsvector, mentions::bigint[] from input
          where key is null or (author_id, key, id) in (select user_id, key, post_id from claimed)
          order by id
          on conflict do nothing
          returning id, author_id),
        tagged as ({HashtagSql.Add("created")}),
        withheld as ({HashtagSql.Withhold("created")}),
        hashtag_counts as ({HashtagSql.Move(HashtagSql.MovesOf("tagged"))}),
        counts as ({CounterSql.MoveUsers("select author_id as id, 3::smallint as counter, 1 as delta from created")}),
        unmoved as materialized (
          select distinct author_id from input where author_id not in (select author_id from created)),
        unmoved_tags as materialized (
          select tag, post_id from tags where ((tag, post_id) in (select tag, post_id from tagged)) is not true),
        found_tags as materialized (
          select h.tag, h.post_id from unmoved_tags u join post_hashtags h on h.tag = u.tag and h.post_id = u.post_id)
        select 1, user_id, post_id, 0::bigint, key from claimed
        union all select 2, id, value, version, null from counts
        union all select 2, u.author_id, c.value, c.version, null
          from unmoved u join user_counters c on c.user_id = u.author_id and c.counter = 3
        union all select 3, 0, post_count, version, tag from hashtag_counts
        union all select 3, 0, h.post_count, h.version, h.tag from (select distinct tag from found_tags) f join hashtags h on h.tag = f.tag
        union all select 4, post_id, 0, 0, tag from tagged
        union all select 4, post_id, 0, 0, tag from found_tags
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(CreatePost)];

    public override void Claim(Change change, ClaimSet claims)
    {
        var post = (CreatePost)change;
        claims.Share(new Claim(ClaimSpace.Post, post.Post.Value));
        if (post.IdempotencyKey is { } key)
            claims.Own(new Claim(ClaimSpace.IdempotencyKey, post.Author.Value, IdempotencySql.Posts, Text: key));
        if (IsTagged(post))
            claims.Share(new Claim(ClaimSpace.Admission, post.Author.Value));
    }

    public override IEnumerable<AdmissionLock> Locks(Change change) =>
        IsTagged((CreatePost)change) ? [AdmissionLock.Asks(((CreatePost)change).Author.Value)] : [];

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes)
    {
        var command = new NpgsqlBatchCommand(Sql)
        {
            Parameters =
            {
                Ordinals(changes),
                Column(changes, (CreatePost post) => post.Post.Value),
                Column(changes, (CreatePost post) => post.Author.Value),
                Column(changes, (CreatePost post) => post.Text),
                Column(changes, (CreatePost post) => (short)post.Visibility),
                Column(changes, (CreatePost post) => post.Quoted?.Value),
                Column(changes, (CreatePost post) => post.CreatedAt.UtcDateTime),
                Column(changes, (CreatePost post) => post.IdempotencyKey),
                Column(changes, (CreatePost post) => PostWords.ToVector(post.Text)),
                Column(changes, (CreatePost post) => HashtagColumns.Array(post.Mentions ?? [])),
            },
        };
        HashtagColumns.Add(command, changes.Select(pending => (CreatePost)pending.Change).Where(IsTagged).Select(post => (post.Post, post.Author, post.Hashtags)));
        return command;
    }

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var holders = new Dictionary<(long Author, string Key), long>();
        var counts = new Dictionary<long, Count>();
        var hashtags = new PostHashtags();
        while (await reader.ReadAsync(cancellationToken))
        {
            switch (reader.GetInt32(0))
            {
                case 1:
                    holders[(reader.GetInt64(1), reader.GetString(4))] = reader.GetInt64(2);
                    break;
                case 2:
                    counts[reader.GetInt64(1)] = new Count(reader.GetInt64(2), reader.GetInt64(3));
                    break;
                case 3:
                    hashtags.Count(reader.GetString(4), new Count(reader.GetInt64(2), reader.GetInt64(3)));
                    break;
                default:
                    hashtags.Add(reader.GetInt64(1), reader.GetString(4));
                    break;
            }
        }

        foreach (var pending in changes)
        {
            var post = (CreatePost)pending.Change;
            var holder = post.IdempotencyKey is { } key ? new PostId(OvertakenException.Require(holders, (post.Author.Value, key))) : post.Post;
            pending.Answer(new CreatePostOutcome(holder, holder == post.Post, counts.GetValueOrDefault(post.Author.Value))
            {
                Hashtags = hashtags.Of(post.Post, post.Hashtags.Select(hashtag => hashtag.Tag)),
            });
        }
    }

    public override IEnumerable<CausedNotification> Notifications(Change change) =>
        change is CreatePost { Notifications: { } notifications } post
            ? notifications.Select(notification => CausedNotification.ByPost(notification, post.Post))
            : [];

    // Only public ones are counted.
    private static bool IsTagged(CreatePost post) => post is { Visibility: PostVisibility.Public, Hashtags.Count: > 0 };
}
