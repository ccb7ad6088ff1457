namespace Nexus.Storage.Journal;

/// <summary>The numbers of the counters, and how they move.</summary>
internal static class CounterSql
{
    public const short Followers = 1;
    public const short Following = 2;
    public const short AuthoredPosts = 3;
    public const short Requests = 4;
    public const short Requested = 5;
    public const short Blocked = 6;
    public const short Muted = 7;
    public const short BlockedBy = 8;

    public const short Likes = 1;
    public const short Comments = 2;
    public const short Reposts = 3;
    public const short TopLevelComments = 4;

    public const short Replies = 1;
    public const short CommentLikes = 2;

    /// <summary>Adds what <paramref name="moves"/> (id, counter, delta) sums up to. Sorted, so that two silos lock in the same order.</summary>
    public static string MoveUsers(string moves) => Move("user_counters", "user_id", moves);

    /// <inheritdoc cref="MoveUsers"/>
    public static string MovePosts(string moves) => Move("post_counters", "post_id", moves);

    /// <inheritdoc cref="MoveUsers"/>
    public static string MoveComments(string moves) => Move("comment_counters", "number", moves);

    private static string Move(string table, string id, string moves) => $"""
        insert into {table} ({id}, counter, value, version)
        select id, counter, sum(delta), 1 from ({moves}) m group by id, counter order by id, counter
        on conflict ({id}, counter) do update set value = {table}.value + excluded.value, version = {table}.version + 1
        returning {id} as id, counter, value, version
        """;
}
