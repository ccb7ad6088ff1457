namespace Nexus.Storage.Journal;

/// <summary>
/// How the hashtags of posts are written and counted. Those of people who are private are withheld: nobody can change that before the commit (<see cref="AdmissionLock"/>).
/// </summary>
internal static class HashtagSql
{
    /// <summary>The input <c>tags</c> of the four columns that begin with parameter <paramref name="first"/>: one row per hashtag of a public post, and whether it is withheld.</summary>
    public static string Input(int first) => $"""
        tags as materialized (
          select t.*, (select u.is_private from users u where u.id = t.author_id) is true as is_withheld
          from unnest(${first}::bigint[], ${first + 1}::bigint[], ${first + 2}::text[], ${first + 3}::text[]) as t (post_id, author_id, tag, name))
        """;

    /// <summary>For a person <c>i</c> (author_id, is_private): some of their hashtags are not where their privacy wants them.</summary>
    public const string IsMisplaced = """
        case
          when i.is_private then (select true from post_hashtags h where h.author_id = i.author_id limit 1)
          when not i.is_private then (select true from withheld_hashtags w where w.author_id = i.author_id limit 1)
        end
        """;

    /// <summary>Writes those of <c>tags</c> whose post is in <paramref name="posts"/> (id) and that are for everybody.</summary>
    // "is true" keeps the planner from a join: of two parts as large as the batch it would be a nested loop.
    public static string Add(string posts) => $"""
        insert into post_hashtags (tag, post_id, author_id, name)
        select tag, post_id, author_id, name from tags where not is_withheld and (post_id in (select id from {posts})) is true order by tag, post_id
        on conflict do nothing
        returning tag, post_id
        """;

    /// <summary>Keeps those of <c>tags</c> whose post is in <paramref name="posts"/> (id) and that are withheld.</summary>
    public static string Withhold(string posts) => $"""
        insert into withheld_hashtags (author_id, post_id, tag, name)
        select author_id, post_id, tag, name from tags where is_withheld and (post_id in (select id from {posts})) is true order by author_id, post_id, tag
        on conflict (author_id, post_id, tag) do update set name = excluded.name
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
