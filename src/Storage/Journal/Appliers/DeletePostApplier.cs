using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>
/// Marks posts as deleted, by their authors or by moderators, and removes what is about them. Wants its post for itself: whatever else of the batch is about that post, edges and
/// notifications included, comes wholly before or after.
/// </summary>
internal sealed class DeletePostApplier : ChangeApplier
{
    private const string Removals = """
        select moderator as actor_id, id as subject_id, reason, null::timestamptz as until, null::smallint as role, at from deleted where moderator is not null
        """;

    private static readonly string Sql = $"""
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::bigint[], $6::text[])
            as t (ordinal, id, author_id, at, moderator, reason)),
        deleted as (
          update posts p set deleted_at = i.at, is_cleared = {ClearingSql.IsLastPart},
            removed_at = case when i.moderator is not null then i.at end, removed_by = i.moderator
          from input i
          where p.id = i.id and {PostSql.IsOwn}
          returning i.ordinal, p.id, p.author_id, i.at, i.moderator, i.reason),
        audited as ({AuditSql.NoteAboutPosts(Removals, $"{(short)ModerationAct.RemovePost}")}),
        closed as (
          update reports r set closed_at = d.at from deleted d where r.post_id = d.id and {ReportSql.IsNotClosed}),
        {ClearingSql.Parts("deleted")},
        untagged as (
          delete from post_hashtags h using deleted d where h.post_id = d.id returning h.tag, h.post_id),
        unwithheld as (
          delete from withheld_hashtags w using deleted d where w.author_id = d.author_id and w.post_id = d.id returning w.tag, w.post_id),
        hashtag_counts as ({HashtagSql.Move("select tag, tag as name, -1 as delta from untagged")}),
        counts as ({CounterSql.MoveUsers("select author_id as id, 3::smallint as counter, -1 as delta from deleted")}),
        unmoved as materialized (
          select distinct author_id from input where author_id not in (select author_id from deleted))
        select 1, ordinal::bigint, 0::bigint, 0::bigint, null::text from deleted
        union all select 1, i.ordinal, 0, 0, null
          from input i join posts p on p.id = i.id where p.author_id = i.author_id and p.deleted_at = i.at
        union all select 2, id, value, version, null from counts
        union all select 2, u.author_id, c.value, c.version, null
          from unmoved u join user_counters c on c.user_id = u.author_id and c.counter = 3
        union all select 3, post_id, recipient_id, 0, null from (select distinct post_id, recipient_id from retracted) r
        union all select 4, 0, post_count, version, tag from hashtag_counts
        union all select 4, 0, h.post_count, h.version, h.tag from (select distinct tag from unwithheld) w join hashtags h on h.tag = w.tag
        union all select 5, post_id, 0, 0, tag from untagged
        union all select 5, post_id, 0, 0, tag from unwithheld
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(DeletePost)];

    public override void Claim(Change change, ClaimSet claims)
    {
        claims.Own(new Claim(ClaimSpace.Post, ((DeletePost)change).Post.Value));
        claims.Share(new Claim(ClaimSpace.Admission, ((DeletePost)change).Author.Value));
    }

    /// <summary>Its hashtags are on their way neither in nor out: see <see cref="SettleHashtagsApplier"/>.</summary>
    public override IEnumerable<AdmissionLock> Locks(Change change) => [AdmissionLock.Asks(((DeletePost)change).Author.Value)];

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (DeletePost delete) => delete.Post.Value),
            Column(changes, (DeletePost delete) => delete.Author.Value),
            Column(changes, (DeletePost delete) => delete.At.UtcDateTime),
            Column(changes, (DeletePost delete) => delete.Removal?.Moderator.Value),
            Column(changes, (DeletePost delete) => delete.Removal?.Reason),
        },
    };

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var results = new DeletionResults();
        while (await reader.ReadAsync(cancellationToken))
            results.Add(reader);
        for (var ordinal = 0; ordinal < changes.Count; ordinal++)
            changes[ordinal].Answer(results.OutcomeOf(ordinal, (DeletePost)changes[ordinal].Change));
    }
}
