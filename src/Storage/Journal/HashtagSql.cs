namespace Nexus.Storage.Journal;

/// <summary>How the hashtags of posts are written and counted.</summary>
internal static class HashtagSql
{
    /// <summary>Writes those of <c>tags</c> (post_id, author_id, tag, name) whose post is in <paramref name="posts"/> (id).</summary>
    // "is true" keeps the planner from a join: of two parts as large as the batch it would be a nested loop.
    public static string Add(string posts) => $"""
        insert into post_hashtags (tag, post_id, author_id)
        select tag, post_id, author_id from tags where (post_id in (select id from {posts})) is true order by tag, post_id
        on conflict do nothing
        returning tag, post_id
        """;

    /// <summary>What the rows of <paramref name="added"/> (tag, post_id) move counters by, with the names of <c>tags</c>.</summary>
    public static string MovesOf(string added) =>
        $"select tag, name, 1 as delta from tags where ((tag, post_id) in (select tag, post_id from {added})) is true";

    /// <summary>Adds what <paramref name="moves"/> (tag, name, delta) sums up to. Sorted, so that two silos lock in the same order.</summary>
    public static string Move(string moves) => $"""
        insert into hashtags (tag, name, post_count, version)
        select tag, min(name), sum(delta), 1 from ({moves}) m group by tag order by tag
        on conflict (tag) do update set
          name = case when hashtags.post_count = 0 then excluded.name else hashtags.name end,
          post_count = hashtags.post_count + excluded.post_count, version = hashtags.version + 1
        returning tag, post_count, version
        """;
}
