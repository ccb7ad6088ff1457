using System.Collections.Concurrent;
using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;
using Npgsql;

namespace Nexus.Storage.Reads;

internal sealed class PostgresPostReads(ReadSession session) : IPostReads
{
    private const string LoadPost = """
        select p.id, p.author_id, p.text, p.visibility, p.quoted_id, p.created_at, likes.value, likes.version, comments.value, comments.version,
          case when coalesce(likes.value, 0) <= $2 then array(select source from edges where kind = 2 and target = p.id order by key desc) end,
          reposts.value, reposts.version,
          case when coalesce(reposts.value, 0) <= $2 then array(select source from edges where kind = 3 and target = p.id order by key desc) end,
          array(select source from edges where kind = 4 and target = p.id order by key desc limit $2 + 1),
          p.edited_at, p.mentions, p.removed_at is not null
        from posts p
          left join post_counters reposts on reposts.post_id = p.id and reposts.counter = 3
          left join post_counters likes on likes.post_id = p.id and likes.counter = 1
          left join post_counters comments on comments.post_id = p.id and comments.counter = 2
        where p.id = any ($1) and (p.deleted_at is null or p.removed_at is not null)
        """;

    private const string ListMarks = "select kind from edges where kind in (2, 3, 4) and source = $1 and target = $2";

    private const string ListRevisions = "select text, created_at from post_revisions where post_id = $1 order by id desc limit $2";

    private const string ListPostsToClear = "select id from posts where deleted_at is not null and not is_cleared order by id limit $1";

    private const string CommentColumns = """
        c.post_id, c.number, coalesce(c.author_id, 0), c.text, c.reply_to, c.created_at, coalesce(replies.value, 0), c.edited_at, c.deleted_at is not null,
          likes.value, likes.version
        """;

    private const string CountedComments = """
        comments c
          left join comment_counters replies on replies.number = c.number and replies.counter = 1
          left join comment_counters likes on likes.number = c.number and likes.counter = 2
        """;

    private const string NewestComments = $"""
        select newest.* from unnest($1::bigint[]) as wanted (id)
        cross join lateral (select {CommentColumns} from {CountedComments} where c.post_id = wanted.id order by c.number desc limit $2) newest
        """;

    private const string LoadComments = $"select {CommentColumns} from {CountedComments} where c.post_id = $1 and c.number = any ($2) order by c.number";

    private const string LikedComments = "select target from edges where kind = 8 and source = $1 and target = any ($2)";

    private const string CountTopLevel = "select value from post_counters where post_id = $1 and counter = 4";

    private const string CountReplies = "select value from comment_counters where number = $1 and counter = 1";

    private static readonly KeysetList s_posts = Posts("author_id = $1 and deleted_at is null");

    private static readonly KeysetList s_publicPosts = Posts("author_id = $1 and deleted_at is null and visibility = 1");

    private static readonly KeysetList s_marked = new(
        "key",
        IsDescending: true,
        (condition, part) => $"select target, key from edges where kind = $1 and source = $2 and {condition} {part}",
        condition => $"select from edges where kind = $1 and source = $2 and {condition}");

    private static readonly KeysetList s_topLevelComments = Comments("c.post_id = $1 and c.reply_to is null");

    private static readonly KeysetList s_replies = Comments("c.post_id = $1 and c.reply_to = $2");

    private readonly ConcurrentDictionary<(int Marks, int Comments), GatheredReads<PostId, PostRow>> _loads = new();

    public Task<PostRow?> LoadPostAsync(PostId post, int markBound, int commentBound, CancellationToken cancellationToken) =>
        _loads.GetOrAdd((markBound, commentBound), bounds => new(posts => LoadPostsAsync(posts, bounds.Marks, bounds.Comments))).LoadAsync(post, cancellationToken);

    public async Task<IReadOnlyList<EdgeKind>> ListMarksAsync(PostId post, UserId user, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new NpgsqlBatchCommand(ListMarks) { Parameters = { ReadSession.Value(user.Value), ReadSession.Value(post.Value) } },
            (reader, token) => ReadSession.ReadRowsAsync(reader, row => (EdgeKind)row.GetInt16(0), token),
            cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<RevisionRow>> ListRevisionsAsync(PostId post, int limit, CancellationToken cancellationToken)
    {
        var revisions = await session.QueryAsync(
            new NpgsqlBatchCommand(ListRevisions) { Parameters = { ReadSession.Value(post.Value), ReadSession.Value((long)limit) } },
            (reader, token) => ReadSession.ReadRowsAsync(reader, row => new RevisionRow(row.GetString(0), row.GetTime(1)), token),
            cancellationToken).ConfigureAwait(false);
        revisions.Reverse();
        return revisions;
    }

    public async Task<IReadOnlyList<PostId>> ListPostsToClearAsync(int limit, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new NpgsqlBatchCommand(ListPostsToClear) { Parameters = { ReadSession.Value((long)limit) } },
            (reader, token) => ReadSession.ReadRowsAsync(reader, row => row.GetPostId(0), token),
            cancellationToken).ConfigureAwait(false);

    public Task<KeysetPage<PostId>> ListMarkedAsync(EdgeKind kind, UserId user, Keyset keyset, CancellationToken cancellationToken) =>
        new KeysetQuery<PostId>(s_marked, keyset, [(long)kind, user.Value], row => new Keyed<PostId>(row.GetPostId(0), row.GetInt64(1)))
            .RunAsync(session, cancellationToken);

    public Task<KeysetPage<PostId>> ListPostsAsync(UserId author, bool includeFollowersOnly, Keyset keyset, CancellationToken cancellationToken) =>
        new KeysetQuery<PostId>(includeFollowersOnly ? s_posts : s_publicPosts, keyset, [author.Value], MapPostId).RunAsync(session, cancellationToken);

    public Task<KeysetPage<CommentRow>> ListCommentsAsync(PostId post, CommentId? replyTo, Keyset keyset, CancellationToken cancellationToken) =>
        (replyTo is { } parent
            ? new KeysetQuery<CommentRow>(s_replies, keyset, [post.Value, parent.Number], MapKeyedComment)
            : new KeysetQuery<CommentRow>(s_topLevelComments, keyset, [post.Value], MapKeyedComment))
        .RunAsync(session, cancellationToken);

    public Task<long> CountCommentsAsync(PostId post, CommentId? replyTo, CancellationToken cancellationToken) =>
        session.QueryAsync(
            replyTo is { } parent
                ? new NpgsqlBatchCommand(CountReplies) { Parameters = { ReadSession.Value(parent.Number) } }
                : new NpgsqlBatchCommand(CountTopLevel) { Parameters = { ReadSession.Value(post.Value) } },
            async (reader, token) => await reader.ReadAsync(token).ConfigureAwait(false) ? reader.GetInt64(0) : 0,
            cancellationToken);

    public async Task<CommentRow?> LoadCommentAsync(CommentId comment, CancellationToken cancellationToken) =>
        (await LoadCommentsAsync(comment.Post, [comment.Number], cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    public async Task<IReadOnlyList<CommentRow>> LoadCommentsAsync(PostId post, IReadOnlyCollection<long> numbers, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new NpgsqlBatchCommand(LoadComments) { Parameters = { ReadSession.Value(post.Value), ReadSession.Value(numbers.ToArray()) } },
            (reader, token) => ReadSession.ReadRowsAsync(reader, MapComment, token),
            cancellationToken).ConfigureAwait(false);

    public Task<IReadOnlySet<long>> ListLikedCommentsAsync(UserId user, IReadOnlyCollection<long> numbers, CancellationToken cancellationToken) =>
        session.QueryAsync<IReadOnlySet<long>>(
            new NpgsqlBatchCommand(LikedComments) { Parameters = { ReadSession.Value(user.Value), ReadSession.Value(numbers.ToArray()) } },
            async (reader, token) => (await ReadSession.ReadRowsAsync(reader, static row => row.GetInt64(0), token).ConfigureAwait(false)).ToHashSet(),
            cancellationToken);

    private static KeysetList Posts(string filter) => new(
        "id",
        IsDescending: true,
        (condition, part) => $"select id as key from posts where {filter} and {condition} {part}",
        condition => $"select from posts where {filter} and {condition}");

    private static KeysetList Comments(string filter) => new(
        "c.number",
        IsDescending: false,
        (condition, part) => $"select {CommentColumns}, c.number as key from {CountedComments} where {filter} and {condition} {part}",
        condition => $"select from comments c where {filter} and {condition}");

    private Task<IReadOnlyDictionary<PostId, PostRow>> LoadPostsAsync(IReadOnlyList<PostId> posts, int markBound, int commentBound)
    {
        var ids = posts.Select(post => post.Value).ToArray();
        return session.QueryAsync(
            [
                new NpgsqlBatchCommand(LoadPost) { Parameters = { ReadSession.Value(ids), ReadSession.Value((long)markBound) } },
                new NpgsqlBatchCommand(NewestComments) { Parameters = { ReadSession.Value(ids), ReadSession.Value((long)commentBound) } },
            ],
            (reader, token) => ReadPostsAsync(reader, markBound, token),
            CancellationToken.None);
    }

    private static async Task<IReadOnlyDictionary<PostId, PostRow>> ReadPostsAsync(NpgsqlDataReader reader, int markBound, CancellationToken cancellationToken)
    {
        var posts = await ReadSession.ReadRowsAsync(reader, row => MapPost(row, markBound), cancellationToken).ConfigureAwait(false);
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var comments = (await ReadSession.ReadRowsAsync(reader, MapComment, cancellationToken).ConfigureAwait(false)).ToLookup(comment => comment.Id.Post);
        return posts.ToDictionary(post => post.Id, post => post with { NewestComments = [.. comments[post.Id].OrderBy(comment => comment.Id.Number)] });
    }

    private static PostRow MapPost(NpgsqlDataReader reader, int markBound) => new(
        reader.GetPostId(0), reader.GetUserId(1), reader.GetString(2), (PostVisibility)reader.GetInt16(3), reader.GetOptionalPostId(4),
        reader.GetTime(5), reader.GetCount(6), reader.GetCount(8), reader.GetOptionalUserIds(10), [])
    {
        RepostCount = reader.GetCount(11),
        Reposters = reader.GetOptionalUserIds(13),
        // Bookmarks are not counted: one more than the bound says that there are more.
        Bookmarkers = reader.GetUserIds(14) is { } bookmarkers && bookmarkers.Count <= markBound ? bookmarkers : null,
        EditedAt = reader.IsDBNull(15) ? null : reader.GetTime(15),
        Mentions = reader.GetUserIds(16),
        IsRemoved = reader.GetBoolean(17),
    };

    private static Keyed<PostId> MapPostId(NpgsqlDataReader row) => new(row.GetPostId(0), row.GetInt64(0));

    private static Keyed<CommentRow> MapKeyedComment(NpgsqlDataReader row) => new(MapComment(row), row.GetInt64(1));

    private static CommentRow MapComment(NpgsqlDataReader row) => new(
        new CommentId(row.GetPostId(0), row.GetInt64(1)), row.GetUserId(2), row.GetString(3), row.GetOptionalCommentId(0, 4),
        row.GetTime(5), (int)row.GetInt64(6), row.IsDBNull(7) ? null : row.GetTime(7), row.GetBoolean(8), row.GetCount(9));
}
