namespace Nexus.Silo.Tests.Seed;

/// <summary>What Nexus would not have let anybody do, beside what is wrong in any database; and what a network worth looking at has.</summary>
internal static class SeedRules
{
    // Who did something to whose thing, and to a thing for whom; 8 and 102: to a comment, and by a name in a text, which need not be for the same people.
    private const string Acts = """
        (select e.source as actor, e.created_at as at, p.author_id as author, p.visibility, e.kind from edges e join posts p on p.id = e.target where e.kind in (2, 3, 4)
         union all select c.author_id, c.created_at, p.author_id, p.visibility, 100 from comments c join posts p on p.id = c.post_id
         union all select e.source, e.created_at, c.author_id, 1, 8 from edges e join comments c on c.number = e.target where e.kind = 8
         union all select e.source, e.created_at, p.author_id, p.visibility, 103 from edges e join comments c on c.number = e.target join posts p on p.id = c.post_id where e.kind = 8
         union all select c.author_id, c.created_at, r.author_id, 1, 8 from comments c join comments r on r.post_id = c.post_id and r.number = c.reply_to
         union all select q.author_id, q.created_at, p.author_id, p.visibility, 101 from posts q join posts p on p.id = q.quoted_id
         union all select p.author_id, p.created_at, m.person, 1, 102 from posts p cross join unnest(p.mentions) m (person))
        """;

    public static IReadOnlyList<(string Rule, string Offenders)> All { get; } =
    [
        ("nobody does anything to somebody after a block", $"""
            select from {Acts} a join edges b on b.kind = 5 and b.created_at <= a.at
              and ((b.source = a.actor and b.target = a.author) or (b.source = a.author and b.target = a.actor))
            """),
        ("only followers reach what is for followers", $"""
            select from {Acts} a join users u on u.id = a.author
            where (a.visibility = 2 or u.is_private) and a.kind not in (8, 102) and a.actor <> a.author
              and not exists (select from edges f where f.kind = 1 and f.source = a.actor and f.target = a.author and f.created_at <= a.at)
            """),
        ("what is for followers is neither reposted nor quoted", $"""
            select from {Acts} a join users u on u.id = a.author where (a.visibility = 2 or u.is_private) and a.kind in (3, 101)
            """),
        ("private people are asked, others are not", "select from edges e join users u on u.id = e.target where e.kind = 7 and not u.is_private"),
        ("nothing comes before the person or the thing", """
            select from edges e join users u on u.id = e.source where u.created_at > e.created_at
            union all select from edges e join users u on u.id = e.target where u.created_at > e.created_at and e.kind in (1, 5, 6, 7)
            union all select from edges e join posts p on p.id = e.target where p.created_at > e.created_at
            union all select from posts p join users u on u.id = p.author_id where u.created_at > p.created_at
            union all select from comments c join posts p on p.id = c.post_id join users u on u.id = c.author_id where greatest(p.created_at, u.created_at) > c.created_at
            union all select from notifications n join users u on u.id = n.recipient_id where u.created_at > n.created_at
            """),
        ("an id is as old as its row", """
            select from (
              select id, created_at from users union all select id, created_at from posts union all select number, created_at from comments
              union all select key, created_at from edges union all select id, created_at from notifications) rows
            where abs((id >> 22) - (extract(epoch from created_at - timestamptz '2025-01-01Z') * 1000)::bigint) > 5
            """),
        ("nothing comes after the end", "select from edges where created_at > timestamptz '2026-11-01 12:00Z' union all select from posts where created_at > timestamptz '2026-11-01 12:00Z'"),
        ("nobody is told of somebody whom they mute", """
            select from notifications n join edges m on m.kind = 6 and m.source = n.recipient_id and m.target = n.actor_id and m.created_at < n.created_at
            """),
        ("everybody who is mentioned stands in the text, and nobody else", """
            select from posts p where p.mentions <> coalesce((
              select array_agg(u.id) from regexp_matches(p.text, '@([a-z0-9_]+)', 'g') m join users u on u.username = m[1]), '{}')
            """),
        ("search finds everything", "select from posts where words is null or words = '' union all select from users where found_by is null"),
        ("the read mark is one of the inbox's own", """
            select from inboxes i where not exists (select from notifications n where n.recipient_id = i.recipient_id and n.id = i.read_up_to)
            """),
        ("no group goes on behind the read mark", """
            select from notifications n join inboxes i on i.recipient_id = n.recipient_id where n.group_id <= i.read_up_to and n.id > i.read_up_to
            """),
        ("nobody's unread events of one kind and subject are in two groups", """
            select from notifications n left join inboxes i on i.recipient_id = n.recipient_id where n.id > coalesce(i.read_up_to, 0)
            group by n.recipient_id, n.kind, n.subject having count(distinct n.group_id) > 1
            """),
    ];

    public static IReadOnlyList<(string What, string Rows)> Present { get; } =
    [
        .. Enumerable.Range(1, 8).Select(kind => ($"edges of kind {kind}", $"select from edges where kind = {kind}")),
        .. new[] { 1, 4, 5, 6, 7, 8 }.Select(kind => ($"notifications of kind {kind}", $"select from notifications where kind = {kind}")),
        ("replies to replies", "select from comments c join comments r on r.number = c.reply_to where r.reply_to is not null"),
        ("quotes", "select from posts where quoted_id is not null"),
        ("mentions", "select from posts where mentions <> '{}'"),
        ("private people", "select from users where is_private"),
        ("posts for followers", "select from posts where visibility = 2"),
        ("read marks", "select from inboxes"),
        ("people with and without a bio", "select from users a, users b where a.bio = '' and b.bio <> ''"),
    ];
}
