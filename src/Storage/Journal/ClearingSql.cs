namespace Nexus.Storage.Journal;

/// <summary>Removes what is about deleted posts, a bounded part at a time.</summary>
internal static class ClearingSql
{
    /// <summary>Whether one part is all that there is about <c>posts p</c>.</summary>
    public static string IsLastPart { get; } = $"""
        (select true from edges where kind = {(short)EdgeKind.Like} and target = p.id offset {ClearPost.Limit} limit 1) is null
          and (select true from edges where kind = {(short)EdgeKind.Repost} and target = p.id offset {ClearPost.Limit} limit 1) is null
          and (select true from edges where kind = {(short)EdgeKind.Bookmark} and target = p.id offset {ClearPost.Limit} limit 1) is null
          and (select true from notifications where post_id = p.id offset {ClearPost.Limit} limit 1) is null
        """;

    /// <summary>The expressions <c>removed</c> (kind, target), <c>retracted</c> (recipient_id) and <c>unmarked</c> (id, counter, value, version) of the posts in <paramref name="posts"/> (id).</summary>
    public static string Parts(string posts) => $"""
        removed as (
          delete from edges e using (
            select part.kind, part.source, part.target
            from {posts} d cross join (values ({(short)EdgeKind.Like}::smallint), ({(short)EdgeKind.Repost}::smallint), ({(short)EdgeKind.Bookmark}::smallint)) kinds (kind)
            cross join lateral (select kind, source, target from edges where kind = kinds.kind and target = d.id limit {ClearPost.Limit}) part) gone
          where e.kind = gone.kind and e.source = gone.source and e.target = gone.target
          returning e.kind, e.target),
        retracted as (
          delete from notifications n using (
            select part.id from {posts} d
            cross join lateral (select id from notifications where post_id = d.id limit {ClearPost.Limit}) part) gone
          where n.id = gone.id
          returning n.recipient_id, n.post_id),
        unmarked as ({CounterSql.MovePosts(Moves)})
        """;

    private static string Moves =>
        $"select target as id, case kind when {(short)EdgeKind.Like} then {CounterSql.Likes} else {CounterSql.Reposts} end::smallint as counter, -1 as delta from removed where kind <> {(short)EdgeKind.Bookmark}";
}
