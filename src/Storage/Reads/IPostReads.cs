using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;

namespace Nexus.Storage.Reads;

public interface IPostReads
{
    /// <summary>
    /// A post with counts, those who like, repost or bookmark it where these are at most <paramref name="markBound"/> (else null), and its newest
    /// <paramref name="commentBound"/> comments in their order of writing; null for an unknown post, and for one that its author has deleted.
    /// </summary>
    Task<PostRow?> LoadPostAsync(PostId post, int markBound, int commentBound, CancellationToken cancellationToken);

    /// <summary>Which of like, repost and bookmark a person has at a post.</summary>
    Task<IReadOnlyList<EdgeKind>> ListMarksAsync(PostId post, UserId user, CancellationToken cancellationToken);

    /// <summary>The newest <paramref name="limit"/> of a post's former texts, oldest first.</summary>
    Task<IReadOnlyList<RevisionRow>> ListRevisionsAsync(PostId post, int limit, CancellationToken cancellationToken);

    /// <summary>The posts that a person has an edge of one kind to, newest edge first, by the edges' keys.</summary>
    Task<KeysetPage<PostId>> ListMarkedAsync(EdgeKind kind, UserId user, Keyset keyset, CancellationToken cancellationToken);

    /// <summary>Some of the deleted posts that edges or notifications may still be about (<see cref="ClearPost"/>).</summary>
    Task<IReadOnlyList<PostId>> ListPostsToClearAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Posts of one author that are not deleted, newest first, by post id.</summary>
    Task<KeysetPage<PostId>> ListPostsAsync(UserId author, bool includeFollowersOnly, Keyset keyset, CancellationToken cancellationToken);

    /// <summary>Comments on a post (top level), or replies to <paramref name="replyTo"/>, oldest first, by comment number.</summary>
    Task<KeysetPage<CommentRow>> ListCommentsAsync(PostId post, CommentId? replyTo, Keyset keyset, CancellationToken cancellationToken);

    /// <summary>How many top-level comments a post has, or how many replies a comment.</summary>
    Task<long> CountCommentsAsync(PostId post, CommentId? replyTo, CancellationToken cancellationToken);

    Task<CommentRow?> LoadCommentAsync(CommentId comment, CancellationToken cancellationToken);

    /// <summary>Those of some comments of a post, by number, that are there.</summary>
    Task<IReadOnlyList<CommentRow>> LoadCommentsAsync(PostId post, IReadOnlyCollection<long> numbers, CancellationToken cancellationToken);

    /// <summary>Which of these comments, by number, a person likes.</summary>
    Task<IReadOnlySet<long>> ListLikedCommentsAsync(UserId user, IReadOnlyCollection<long> numbers, CancellationToken cancellationToken);
}

public sealed record PostRow(
    PostId Id, UserId Author, string Text, PostVisibility Visibility, PostId? Quoted, DateTimeOffset CreatedAt,
    Count LikeCount, Count CommentCount, IReadOnlyList<UserId>? Likers, IReadOnlyList<CommentRow> NewestComments)
{
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Who is mentioned in the text, in its order, as resolved when it was written.</summary>
    public IReadOnlyList<UserId> Mentions { get; init; } = [];

    public Count RepostCount { get; init; }

    /// <summary>Whether moderators have removed it.</summary>
    public bool IsRemoved { get; init; }

    public IReadOnlyList<UserId>? Reposters { get; init; } = [];

    public IReadOnlyList<UserId>? Bookmarkers { get; init; } = [];
}

/// <summary>A former text of a post, and since when it was that.</summary>
public sealed record RevisionRow(string Text, DateTimeOffset CreatedAt);

/// <summary>A comment. One that is deleted and still has replies has no author (0) and no text.</summary>
public sealed record CommentRow(
    CommentId Id, UserId Author, string Text, CommentId? ReplyTo, DateTimeOffset CreatedAt, int ReplyCount,
    DateTimeOffset? EditedAt = null, bool IsDeleted = false, Count LikeCount = default);
