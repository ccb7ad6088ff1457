namespace Nexus.Rig.Invariants;

/// <summary>Each counter equals its set. A counter without a row is 0; so is an empty set.</summary>
internal static class CountInvariants
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        OfPerson(1, "followers", EdgesAt("target", 1)),
        OfPerson(2, "following", EdgesAt("source", 1)),
        OfPerson(3, "posts", "select author_id as id, count(*) as size from posts where deleted_at is null group by 1"),
        OfPerson(4, "requests", EdgesAt("target", 7)),
        OfPerson(5, "requested", EdgesAt("source", 7)),
        OfPerson(6, "blocked", EdgesAt("source", 5)),
        OfPerson(7, "muted", EdgesAt("source", 6)),
        OfPerson(8, "blocked by", EdgesAt("target", 5)),
        OfPost(1, "likes", EdgesAt("target", 2)),
        OfPost(2, "comments", "select post_id as id, count(*) as size from comments where deleted_at is null group by 1"),
        OfPost(3, "reposts", EdgesAt("target", 3)),
        OfPost(4, "top-level comments", "select post_id as id, count(*) as size from comments where reply_to is null group by 1"),
        OfComment(1, "replies", "select reply_to as id, count(*) as size from comments where reply_to is not null group by 1"),
        OfComment(2, "likes", EdgesAt("target", 8)),
        new("hashtag counts its posts", """
            select format('#%s counts %s, its posts are %s', coalesce(h.tag, s.tag), h.post_count, s.size)
            from hashtags h full join (select tag, count(*) as size from post_hashtags group by 1) s on s.tag = h.tag
            where coalesce(h.post_count, 0) <> coalesce(s.size, 0)
            """),
    ];

    private static string EdgesAt(string end, int kind) => $"select {end} as id, count(*) as size from edges where kind = {kind} group by 1";

    private static Invariant OfPerson(int counter, string what, string sets) => Of("person", "user_counters", "user_id", counter, what, sets);

    private static Invariant OfPost(int counter, string what, string sets) => Of("post", "post_counters", "post_id", counter, what, sets);

    private static Invariant OfComment(int counter, string what, string sets) => Of("comment", "comment_counters", "number", counter, what, sets);

    private static Invariant Of(string subject, string table, string id, int counter, string what, string sets) => new($"{subject} counts {what}", $"""
        select format('{subject} %s counts %s, the set has %s', coalesce(c.{id}, s.id), c.value, s.size)
        from (select {id}, value from {table} where counter = {counter}) c full join ({sets}) s on s.id = c.{id}
        where coalesce(c.value, 0) <> coalesce(s.size, 0)
        """);
}
