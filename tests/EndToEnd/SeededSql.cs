namespace Nexus.EndToEnd.Tests;

/// <summary>What docs/decisions/graph.md says of people and posts, asked of the tables. Nobody is suspended and nothing is deleted in a seeded network.</summary>
internal static class SeededSql
{
    /// <summary>Followers, following, posts, and groups of notifications that are not read.</summary>
    public static string Counts(string name) => $"""
        {With(name)}
        select (select count(*) from edges, me where kind = 1 and target = me.id), (select count(*) from followed), (select count(*) from posts, me where author_id = me.id),
          (select count(distinct group_id) from notifications n, me
           where n.recipient_id = me.id and n.id > coalesce((select read_up_to from inboxes i where i.recipient_id = me.id), 0) and n.actor_id not in (select id from unheard))
        """;

    /// <summary>Names and texts of the home feed: each post once, at its own place or at the first repost of it.</summary>
    public static string Feed(string name, int limit) => $"""
        {With(name)}
        select u.username, p.text from (
          select id as post, id as place from posts where author_id in (select id from followed union select id from me) and author_id not in (select id from unheard)
          union all
          select p.id, min(e.key) from edges e join posts p on p.id = e.target
          where e.kind = 3 and e.source in (select id from followed) and e.source not in (select id from unheard)
            and p.author_id not in (select id from followed union all select id from me union all select id from unheard)
          group by p.id) places
        join posts p on p.id = places.post join users u on u.id = p.author_id order by place desc limit {limit}
        """;

    /// <summary>Names of those whom most of those follow whom one follows, then the oldest.</summary>
    public static string Suggestions(string name, int limit) => $"""
        {With(name)}
        select u.username from edges e join users u on u.id = e.target
        where e.kind = 1 and e.source in (select id from followed)
          and e.target not in (select id from followed union all select id from me union all select id from unheard
            union all select target from edges, me where kind = 7 and source = me.id)
        group by u.id, u.username order by count(*) desc, u.id limit {limit}
        """;

    /// <summary>Posts that anybody sees.</summary>
    public static string Seen(string condition) => $"select from posts p join users u on u.id = p.author_id where p.visibility = 1 and not u.is_private and {condition}";

    private static string With(string name) => $"""
        with me as (select id from users where username = '{name}'),
        followed as (select target as id from edges, me where kind = 1 and source = me.id),
        unheard as (
          select target as id from edges, me where kind in (5, 6) and source = me.id
          union select source from edges, me where kind = 5 and target = me.id)
        """;
}
