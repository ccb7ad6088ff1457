namespace Nexus.Rig.Invariants;

/// <summary>Threads keep their shape.</summary>
internal static class CommentInvariants
{
    private const string Comment = "format('comment %s of post %s, a reply to %s', c.number, c.post_id, c.reply_to)";

    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("reply is to an earlier comment of its post", $"""
            select {Comment} from comments c left join comments r on r.post_id = c.post_id and r.number = c.reply_to
            where c.reply_to is not null and (r.number is null or r.number >= c.number)
            """),
        new("deleted comment keeps its place for its replies only", $"""
            select {Comment} from comments c where c.deleted_at is not null
              and not exists (select from comments r where r.post_id = c.post_id and r.reply_to = c.number)
            """),
        new("comment was written while its post was there", $"""
            select {Comment} from comments c join posts p on p.id = c.post_id where c.created_at > p.deleted_at
            """),
    ];
}
