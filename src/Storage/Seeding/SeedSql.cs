using Nexus.Storage.Journal;

namespace Nexus.Storage.Seeding;

/// <summary>The statements around a seeded network. While it is being written, the table <c>seeding</c> says which one it is, and how far it has come.</summary>
internal static class SeedSql
{
    /// <summary>Any number will do that nothing else in the database locks.</summary>
    public const string TryLock = "select pg_try_advisory_lock(5640092311)";

    public const string Find = "select users, posts, seed, until, edition, parts from seeding";

    public const string IsBegun = "select to_regclass('seeding') is not null";

    public const string IsPeopled = "select exists (select from users)";

    public const string Begin = """
        create table seeding (users integer, posts integer, seed bigint, until timestamptz, edition integer, parts integer not null);
        insert into seeding values ($1, $2, $3, $4, $5, 0)
        """;

    public const string Advance = "update seeding set parts = $1";

    /// <summary>Every counter is its set's size, and had as many changes as the set has members.</summary>
    public static IReadOnlyList<string> Ending { get; } =
    [
        Count("user_counters", "user_id", $"""
            select source as id, {EdgeCounters.AtSource("kind")} as counter from edges where kind in {EdgeCounters.KindsAtSource}
            union all select target, {EdgeCounters.AtTarget("kind")} from edges where kind in {EdgeCounters.KindsAtTarget}
            union all select author_id, {CounterSql.AuthoredPosts} from posts
            """),
        Count("post_counters", "post_id", $"""
            select target as id, case kind when {(short)EdgeKind.Like} then {CounterSql.Likes} else {CounterSql.Reposts} end as counter
            from edges where kind in ({(short)EdgeKind.Like}, {(short)EdgeKind.Repost})
            union all select post_id, {CounterSql.Comments} from comments
            union all select post_id, {CounterSql.TopLevelComments} from comments where reply_to is null
            """),
        Count("comment_counters", "number", $"""
            select reply_to as id, {CounterSql.Replies} as counter from comments where reply_to is not null
            union all select target, {CounterSql.CommentLikes} from edges where kind = {(short)EdgeKind.CommentLike}
            """),
        """
        with withdrawn as (
          delete from post_hashtags p using users u where u.id = p.author_id and u.is_private returning p.author_id, p.post_id, p.tag, p.name)
        insert into withheld_hashtags (author_id, post_id, tag, name) select author_id, post_id, tag, name from withdrawn
        """,
        """
        update hashtags h set post_count = s.size, version = s.size
        from (select tag, count(*) as size from post_hashtags group by tag) s where s.tag = h.tag
        """,
        "drop table seeding",
    ];

    /// <summary>So that the first queries are planned well, and read indexes alone.</summary>
    public const string Vacuum =
        "vacuum (analyze) users, handles, accounts, posts, post_hashtags, withheld_hashtags, hashtags, comments, edges, notifications, inboxes, user_counters, post_counters, comment_counters";

    private static string Count(string table, string id, string members) => $"""
        insert into {table} ({id}, counter, value, version)
        select id, counter, count(*), count(*) from ({members}) members group by id, counter order by id, counter
        """;
}
