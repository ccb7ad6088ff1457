namespace Nexus.Rig.Invariants;

/// <summary>What hangs on posts is of posts that are there.</summary>
internal static class PostInvariants
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("hashtag is of a post that everybody may see", """
            select format('#%s of post %s', t.tag, t.post_id)
            from post_hashtags t left join posts p on p.id = t.post_id left join users u on u.id = p.author_id
            where p.id is null or p.deleted_at is not null or p.visibility <> 1 or p.author_id <> t.author_id or u.is_private
            """),
        new("withheld hashtag is of a private person's public post", """
            select format('#%s of post %s', w.tag, w.post_id)
            from withheld_hashtags w left join posts p on p.id = w.post_id left join users u on u.id = p.author_id
            where p.id is null or p.deleted_at is not null or p.visibility <> 1 or p.author_id <> w.author_id or not u.is_private
            """),
        new("mentioned is somebody who is there", """
            select format('person %s in post %s', m.person, p.id) from posts p cross join unnest(p.mentions) m (person) left join users u on u.id = m.person
            where p.deleted_at is null and u.id is null
            """),
        new("revision is older than its edit", """
            select format('revision %s of post %s', r.id, r.post_id) from post_revisions r join posts p on p.id = r.post_id
            where p.edited_at is null or r.created_at > p.edited_at
            """),
        new("person has their name", """
            select format('person %s, %s', u.id, u.username) from users u left join handles h on h.name = lower(u.username) where h.user_id is distinct from u.id
            """),
    ];
}
