using Nexus.Storage.Search;
using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>
/// Gives posts another text and keeps the former one. Wants its post for itself, as <see cref="DeletePostApplier"/> does; an edit is "changed" when its revision is
/// stored, also when it was an earlier attempt of it that wrote it.
/// </summary>
internal sealed class EditPostApplier : ChangeApplier
{
    private static readonly string Moves = $"""
        {HashtagSql.MovesOf("tagged")}
        union all select tag, tag, -1 from untagged
        """;

    private static readonly string Sql = $"""
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::timestamptz[], $7::text[], $14::text[])
            as t (ordinal, id, author_id, revision, text, at, mentions, words)),
        lost as materialized (
          select * from unnest($8::bigint[], $9::bigint[]) as t (post_id, recipient_id)),
        {HashtagSql.Input(10)},
        former as materialized (
          select i.*, p.text as former_text, coalesce(p.edited_at, p.created_at) as written_at
          from input i join posts p on p.id = i.id
          where {PostSql.IsOwn} and p.text <> i.text
          order by p.id for update of p),
        kept as (
          insert into post_revisions (post_id, id, text, created_at)
          select id, revision, former_text, written_at from former
          on conflict do nothing),
        edited as (
          update posts p set text = f.text, edited_at = f.at, mentions = f.mentions::bigint[], words = f.words::tsvector
          from former f where p.id = f.id),
        untagged as (
          delete from post_hashtags h using former f
          where h.post_id = f.id and (h.tag, h.post_id) not in (select tag, post_id from tags)
          returning h.tag, h.post_id),
        unwithheld as (
          delete from withheld_hashtags h using former f
          where h.author_id = f.author_id and h.post_id = f.id and (h.tag, h.post_id) not in (select tag, post_id from tags)
          returning h.tag, h.post_id),
        renamed as (
          update post_hashtags h set name = t.name from tags t
          where h.tag = t.tag and h.post_id = t.post_id and h.name is distinct from t.name and (t.post_id in (select id from former)) is true),
        tagged as ({HashtagSql.Add("former")}),
        withheld as ({HashtagSql.Withhold("former")}),
        hashtag_counts as ({HashtagSql.Move(Moves)}),
        retracted as (
          delete from notifications n using lost l
          where n.cause = l.post_id and case n.kind when {(short)NotificationKind.Mentioned} then n.recipient_id end = l.recipient_id
            and (l.post_id in (select id from former)) is true)
        select 1, ordinal::bigint, 0::bigint, null::text from former
        union all select 1, i.ordinal, 0, null from input i join post_revisions r on r.post_id = i.id and r.id = i.revision
        union all select 2, i.ordinal, 0, null
          from input i join posts p on p.id = i.id where {PostSql.IsOwn}
        union all select 3, post_count, version, tag from hashtag_counts
        union all select 3, h.post_count, h.version, h.tag from (select distinct tag from unwithheld) w join hashtags h on h.tag = w.tag
        union all select 4, post_id, 0, tag from tagged
        union all select 4, post_id, 0, tag from untagged
        union all select 4, post_id, 0, tag from unwithheld
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(EditPost)];

    public override void Claim(Change change, ClaimSet claims)
    {
        claims.Own(new Claim(ClaimSpace.Post, ((EditPost)change).Post.Value));
        claims.Share(new Claim(ClaimSpace.Admission, ((EditPost)change).Author.Value));
    }

    public override IEnumerable<AdmissionLock> Locks(Change change) => [AdmissionLock.Asks(((EditPost)change).Author.Value)];

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes)
    {
        var edits = changes.Select(pending => (EditPost)pending.Change).ToArray();
        var lost = edits.SelectMany(edit => edit.Unmentioned.Select(person => (Post: edit.Post.Value, Person: person.Value))).ToArray();
        var command = new NpgsqlBatchCommand(Sql)
        {
            Parameters =
            {
                Ordinals(changes),
                Column(changes, (EditPost edit) => edit.Post.Value),
                Column(changes, (EditPost edit) => edit.Author.Value),
                Column(changes, (EditPost edit) => edit.Revision),
                Column(changes, (EditPost edit) => edit.Text),
                Column(changes, (EditPost edit) => edit.At.UtcDateTime),
                Column(changes, (EditPost edit) => HashtagColumns.Array(edit.Mentions)),
                new NpgsqlParameter<long[]> { TypedValue = [.. lost.Select(row => row.Post)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. lost.Select(row => row.Person)] },
            },
        };
        HashtagColumns.Add(command, edits.Select(edit => (edit.Post, edit.Author, edit.Hashtags)));
        command.Parameters.Add(Column(changes, (EditPost edit) => PostWords.ToVector(edit.Text)));
        return command;
    }

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var (changed, existing, hashtags) = (new HashSet<long>(), new HashSet<long>(), new PostHashtags());
        while (await reader.ReadAsync(cancellationToken))
        {
            switch (reader.GetInt32(0))
            {
                case 1:
                    changed.Add(reader.GetInt64(1));
                    break;
                case 2:
                    existing.Add(reader.GetInt64(1));
                    break;
                case 3:
                    hashtags.Count(reader.GetString(3), new Count(reader.GetInt64(1), reader.GetInt64(2)));
                    break;
                default:
                    hashtags.Add(reader.GetInt64(1), reader.GetString(3));
                    break;
            }
        }

        for (var ordinal = 0; ordinal < changes.Count; ordinal++)
            changes[ordinal].Answer(new EditPostOutcome(existing.Contains(ordinal), changed.Contains(ordinal), hashtags.Of(((EditPost)changes[ordinal].Change).Post)));
    }

    public override IEnumerable<CausedNotification> Notifications(Change change) =>
        ((EditPost)change).Notifications.Select(notification => CausedNotification.ByPost(notification, ((EditPost)change).Post));
}
