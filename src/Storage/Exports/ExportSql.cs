namespace Nexus.Storage.Exports;

/// <summary>
/// The statements of an export, by kind: a place and a JSON object for each entry, and the other person whom it is about. $1 is the person, $2 the place after which to go on, $3 how many.
/// No passwords, hashes or tokens; of others only who they are, without deciding who is named.
/// </summary>
internal static class ExportSql
{
    private const string Profile = """
        select id, json_build_object('username', username, 'displayName', display_name, 'bio', bio, 'avatarUrl', avatar_url, 'isPrivate', is_private,
          'role', case role when 1 then 'MEMBER' when 2 then 'MODERATOR' else 'ADMIN' end, 'createdAt', created_at, 'suspendedUntil', suspended_until)::text
        from users where id = $1 and id > $2 limit $3
        """;

    private const string Account = """
        select user_id, json_build_object('email', email, 'emailVerified', email_verified, 'createdAt', created_at)::text
        from accounts where user_id = $1 and user_id > $2 limit $3
        """;

    // Few, and without a place of their own that is a number: all at once.
    private const string Sessions = """
        select row_number() over (order by created_at, id) as place, json_build_object('createdAt', created_at, 'lastUsedAt', last_used_at, 'expiresAt', expires_at,
          'endedAt', revoked_at, 'userAgent', user_agent)::text
        from sessions where user_id = $1 order by created_at, id offset $2 limit $3
        """;

    private const string Posts = """
        select p.id, json_build_object('id', p.id::text, 'text', p.text, 'visibility', case p.visibility when 1 then 'PUBLIC' else 'FOLLOWERS' end,
          'createdAt', p.created_at, 'editedAt', p.edited_at, 'deletedAt', p.deleted_at, 'removedAt', p.removed_at, 'quotedPostId', p.quoted_id::text,
          'revisions', (select coalesce(json_agg(json_build_object('text', r.text, 'createdAt', r.created_at) order by r.id), '[]'::json)
            from post_revisions r where r.post_id = p.id))::text
        from posts p where p.author_id = $1 and p.id > $2 order by p.id limit $3
        """;

    private const string Comments = """
        select number, json_build_object('id', number::text, 'postId', post_id::text, 'replyTo', reply_to::text, 'text', text, 'createdAt', created_at, 'editedAt', edited_at)::text
        from comments where author_id = $1 and number > $2 order by number limit $3
        """;

    /// <summary>Of <c>users u</c>.</summary>
    private const string Person = "u.id, u.username, u.is_private, u.suspended_until, u.leaving_at";

    private const string NotificationsSent = $"""
        select n.id, json_build_object('kind', (array['FOLLOWED', 'FOLLOW_REQUESTED', 'FOLLOW_ACCEPTED', 'LIKED', 'COMMENTED', 'REPLIED', 'MENTIONED', 'REPOSTED', 'QUOTED'])[n.kind],
          'postId', n.post_id::text, 'commentId', n.comment_number::text, 'createdAt', n.created_at)::text, {Person}
        from notifications n left join users u on u.id = n.actor_id
        where n.recipient_id = $1 and n.id > $2 order by n.id limit $3
        """;

    private const string Reports = """
        select id, json_build_object('postId', post_id::text, 'reason', reason, 'createdAt', created_at, 'closedAt', closed_at, 'dismissedAt', dismissed_at)::text
        from reports where reporter_id = $1 and id > $2 order by id limit $3
        """;

    public static IReadOnlyList<(ExportKind Kind, string Sql)> All { get; } =
    [
        (new("profile"), Profile),
        (new("account"), Account),
        (new("sessions"), Sessions),
        (new("posts"), Posts),
        (new("comments"), Comments),
        (new("likes"), Things(2, "postId")),
        (new("comment-likes"), Things(8, "commentId")),
        (new("reposts"), Things(3, "postId")),
        (new("bookmarks"), Things(4, "postId")),
        (new("following", new("username", IsOwnChoice: true)), Chosen(1)),
        (new("followers", new("username", IsOwnChoice: false)), Followers),
        (new("follow-requests", new("username", IsOwnChoice: true)), Chosen(7)),
        (new("blocks", new("username", IsOwnChoice: true)), Chosen(5)),
        (new("mutes", new("username", IsOwnChoice: true)), Chosen(6)),
        (new("notifications", new("actor", IsOwnChoice: false)), NotificationsSent),
        (new("reports"), Reports),
    ];

    private static string Things(int kind, string name) => $"""
        select key, json_build_object('{name}', target::text, 'createdAt', created_at)::text
        from edges where kind = {kind} and source = $1 and key > $2 order by key limit $3
        """;

    private static string Chosen(int kind) => $"""
        select e.key, json_build_object('createdAt', e.created_at)::text, {Person}
        from edges e left join users u on u.id = e.target
        where e.kind = {kind} and e.source = $1 and e.key > $2 order by e.key limit $3
        """;

    private const string Followers = $"""
        select e.key, json_build_object('createdAt', e.created_at)::text, {Person}
        from edges e left join users u on u.id = e.source
        where e.kind = 1 and e.target = $1 and e.key > $2 order by e.key limit $3
        """;
}
