namespace Nexus.Storage.Leaving;

/// <summary>The statements of leaving. $1 is the person, $2 how many rows at most.</summary>
internal static class LeavingSql
{
    public const string ListPosts = "select id from posts where author_id = $1 and deleted_at is null order by id desc limit $2";

    public const string ListComments = "select post_id, number from comments where author_id = $1 order by number desc limit $2";

    // Kinds between people: follow, block, mute, request.
    public const string ListEdges = """
        (select kind, source, target from edges where kind between 1 and 99 and source = $1 limit $2)
        union
        (select kind, source, target from edges where kind in (1, 5, 6, 7) and target = $1 limit $2)
        order by 1, 2, 3 limit $2
        """;

    public const string ListCommentedPosts = "select distinct post_id from comments where number = any ($1)";

    /// <summary>The first posts that are left, deleted all of them, and a bounded number of the comments there.</summary>
    private const string Chosen = """
        with chosen as materialized (select id from posts where author_id = $1 and deleted_at is not null order by id limit 20),
        written as materialized (
          select c.post_id, c.number from chosen p join comments c on c.post_id = p.id order by c.post_id, c.number limit $2)
        """;

    /// <summary>In this order: each removes rows that the next one's refer to.</summary>
    public static IReadOnlyList<string> RemovePosts { get; } =
    [
        $"""
        {Chosen}
        delete from edges e using (
          select x.kind, x.source, x.target from chosen p join edges x on x.target = p.id and x.kind in (2, 3, 4) limit $2) d
        where e.kind = d.kind and e.source = d.source and e.target = d.target
        """,
        $"""
        {Chosen}
        delete from edges e using (
          select x.kind, x.source, x.target from written w join edges x on x.target = w.number and x.kind = 8 limit $2) d
        where e.kind = d.kind and e.source = d.source and e.target = d.target
        """,
        $"""
        {Chosen},
        uncounted as (delete from comment_counters k using written w where k.number = w.number)
        delete from comments c using written w where c.post_id = w.post_id and c.number = w.number
        """,
        $"""
        {Chosen},
        uncounted as (delete from post_counters k using chosen p where k.post_id = p.id),
        untagged as (delete from post_hashtags h using chosen p where h.post_id = p.id),
        unwithheld as (delete from withheld_hashtags h using chosen p where h.author_id = $1 and h.post_id = p.id),
        untold as (delete from notifications n using chosen p where n.post_id = p.id),
        unreported as (delete from reports r using chosen p where r.post_id = p.id)
        delete from posts p using chosen d where p.id = d.id
        """,
    ];

    public const string ListNotifications = "select id, recipient_id from notifications where actor_id = $1 order by id limit $2";

    /// <summary>$1: their ids.</summary>
    public const string RemoveNotifications = "delete from notifications where id = any($1)";

    public const string RemoveMentions = """
        update posts p set mentions = array_remove(p.mentions, $1)
        from (select id from posts where mentions <> '{}' and mentions @> array[$1] limit $2) m
        where p.id = m.id
        returning p.id
        """;

    public static IReadOnlyList<string> RemoveTraces { get; } =
    [
        "delete from notifications where id = any(array(select id from notifications where recipient_id = $1 limit $2))",
        "delete from reports where id = any(array(select id from reports where reporter_id = $1 limit $2))",
        "delete from idempotency_keys where ctid = any(array(select ctid from idempotency_keys where user_id = $1 limit $2))",
    ];

    /// <summary>Account, sessions, mails, tokens and names go with the person. $2: the time.</summary>
    public const string RemovePerson = """
        with gone as (delete from users where id = $1),
        uncounted as (delete from user_counters where user_id = $1),
        unread as (delete from inboxes where recipient_id = $1)
        update jobs set subject = null, done_at = $2, next_at = $2 where kind in (1, 2) and subject = $1 and done_at is null
        """;
}
