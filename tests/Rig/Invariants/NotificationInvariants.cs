namespace Nexus.Rig.Invariants;

/// <summary>No notification without its cause, none twice, none about what is gone.</summary>
internal static class NotificationInvariants
{
    private const string Notification = "format('notification %s of kind %s for %s by %s, post %s, comment %s', n.id, n.kind, n.recipient_id, n.actor_id, n.post_id, n.comment_number)";

    // Of a comment that is deleted nobody is the author any more.
    private const string CausedByComment = """
        select from comments c join posts p on p.id = c.post_id left join comments r on r.post_id = c.post_id and r.number = c.reply_to
        where c.post_id = n.post_id and c.number = n.comment_number and c.number = n.cause and c.author_id = n.actor_id and c.deleted_at is null
          and n.recipient_id = case n.kind when 5 then p.author_id else coalesce(r.author_id, n.recipient_id) end
        """;

    private const string CausedByPost = """
        select from posts p left join posts q on q.id = p.quoted_id
        where p.id = n.post_id and p.id = n.cause and p.author_id = n.actor_id and p.deleted_at is null
          and case n.kind when 7 then n.recipient_id = any (p.mentions) else n.recipient_id = q.author_id end
        """;

    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("notification of an edge has that edge", $"""
            select {Notification} from notifications n
            cross join lateral (select
              case n.kind when 4 then case when n.comment_number is null then 2 else 8 end when 8 then 3 when 2 then 7 else 1 end as kind,
              case n.kind when 3 then n.recipient_id else n.actor_id end as source,
              case when n.kind in (1, 2) then n.recipient_id when n.kind = 3 then n.actor_id else coalesce(n.comment_number, n.post_id) end as target) cause
            where n.kind in (1, 2, 3, 4, 8)
              and not exists (select from edges e where e.kind = cause.kind and e.source = cause.source and e.target = cause.target and e.key = n.cause)
            """),
        new("notification of a comment has that comment", $"select {Notification} from notifications n where n.kind in (5, 6) and not exists ({CausedByComment})"),
        new("notification of a post has that post", $"select {Notification} from notifications n where n.kind in (7, 9) and not exists ({CausedByPost})"),
        new("notification is about what is there", $"""
            select {Notification} from notifications n left join posts p on p.id = n.post_id
            where n.post_id is not null and (p.id is null or (p.deleted_at is not null and p.is_cleared))
               or n.comment_number is not null
                 and not exists (select from comments c where c.post_id = n.post_id and c.number = n.comment_number and c.deleted_at is null)
            """),
        new("notification is by and for somebody who is there", $"""
            select {Notification} from notifications n left join users r on r.id = n.recipient_id left join users a on a.id = n.actor_id
            where r.id is null or a.id is null
            """),
        new("nobody is notified of what they did themselves", $"select {Notification} from notifications n where n.recipient_id = n.actor_id"),
        new("nobody is notified twice", """
            select format('notifications %s of kind %s for %s', string_agg(n.id::text, ', ' order by n.id), n.kind, n.recipient_id)
            from notifications n group by n.recipient_id, n.kind, n.actor_id, n.cause having count(*) > 1
            """),
        new("unread notifications of one kind and subject are one group", """
            select format('notifications of kind %s for %s about %s', n.kind, n.recipient_id, n.subject)
            from notifications n left join inboxes i on i.recipient_id = n.recipient_id
            where n.id > coalesce(i.read_up_to, 0)
            group by n.recipient_id, n.kind, n.subject having count(distinct n.group_id) > 1
            """),
        new("notifications of a group belong together", """
            select format('group %s', n.group_id) from notifications n group by n.group_id
            having count(distinct (n.recipient_id, n.kind, n.subject)) > 1
            """),
    ];
}
