using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>
/// Moves hashtags of people's public posts to where their privacy wants them, the oldest posts first. Alone with a person's posts and privacy: who writes, edits or deletes a post of theirs,
/// or changes the privacy, waits (<see cref="AdmissionLock"/>), so that no hashtag is missed.
/// </summary>
internal sealed class SettleHashtagsApplier : ChangeApplier
{
    private static readonly string Moves = """
        select tag, tag as name, -1 as delta from withdrawn
        union all
        select tag, first_value(name) over (partition by tag order by post_id), 1 from released
        where ((tag, post_id) in (select tag, post_id from listed)) is true
        """;

    private static readonly string Sql = $"""
        with input as materialized (
          select i.*, (select u.is_private from users u where u.id = i.author_id) as is_private
          from unnest($1::bigint[]) as i (author_id)),
        withdrawn as (
          delete from post_hashtags h using (
            select part.tag, part.post_id from input i cross join lateral (
              select tag, post_id from post_hashtags where author_id = i.author_id order by post_id, tag limit {SettleHashtags.Limit}) part
            where i.is_private) gone
          where h.tag = gone.tag and h.post_id = gone.post_id
          returning h.author_id, h.post_id, h.tag, h.name),
        withheld as (
          insert into withheld_hashtags (author_id, post_id, tag, name)
          select w.author_id, w.post_id, w.tag, coalesce(w.name, (select h.name from hashtags h where h.tag = w.tag), w.tag)
          from withdrawn w order by w.author_id, w.post_id, w.tag
          on conflict do nothing),
        released as (
          delete from withheld_hashtags h using (
            select part.* from input i cross join lateral (
              select author_id, post_id, tag from withheld_hashtags where author_id = i.author_id order by post_id, tag limit {SettleHashtags.Limit}) part
            where not i.is_private) back
          where h.author_id = back.author_id and h.post_id = back.post_id and h.tag = back.tag
          returning h.author_id, h.post_id, h.tag, h.name),
        listed as (
          insert into post_hashtags (tag, post_id, author_id, name)
          select tag, post_id, author_id, name from released order by tag, post_id
          on conflict do nothing
          returning tag, post_id),
        counts as ({HashtagSql.Move(Moves)})
        select author_id, count(*) from (select author_id from withdrawn union all select author_id from released) m group by author_id
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(SettleHashtags)];

    public override void Claim(Change change, ClaimSet claims) => claims.Own(new Claim(ClaimSpace.Admission, ((SettleHashtags)change).User.Value));

    public override IEnumerable<AdmissionLock> Locks(Change change) => [AdmissionLock.Decides(((SettleHashtags)change).User.Value)];

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters = { Column(changes, (SettleHashtags settle) => settle.User.Value) },
    };

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var moved = new Dictionary<long, int>();
        while (await reader.ReadAsync(cancellationToken))
            moved.Add(reader.GetInt64(0), (int)reader.GetInt64(1));
        foreach (var pending in changes)
            pending.Answer(moved.GetValueOrDefault(((SettleHashtags)pending.Change).User.Value));
    }
}
