using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;

namespace Nexus.Storage.Reads;

public interface IPostReads
{
    /// <summary>
    /// A post with counts, its likers where these are at most <paramref name="likerBound"/> (else null), and its newest
    /// <paramref name="commentBound"/> comments in their order of writing; null for an unknown or deleted post.
    /// </summary>
    Task<PostRow?> LoadPostAsync(PostId post, int likerBound, int commentBound, CancellationToken cancellationToken);

    /// <summary>Posts of one author that are not deleted, newest first, by post id.</summary>
    Task<KeysetPage<PostId>> ListPostsAsync(UserId author, bool includeFollowersOnly, Keyset keyset, CancellationToken cancellationToken);

    /// <summary>Comments on a post (top level), or replies to <paramref name="replyTo"/>, oldest first, by comment number.</summary>
    Task<KeysetPage<CommentRow>> ListCommentsAsync(PostId post, CommentId? replyTo, Keyset keyset, CancellationToken cancellationToken);

    /// <summary>How many top-level comments a post has, or how many replies a comment.</summary>
    Task<long> CountCommentsAsync(PostId post, CommentId? replyTo, CancellationToken cancellationToken);

    Task<CommentRow?> LoadCommentAsync(CommentId comment, CancellationToken cancellationToken);

    /// <summary>Which of these comments, by number, a person likes.</summary>
    Task<IReadOnlySet<long>> ListLikedCommentsAsync(UserId user, IReadOnlyCollection<long> numbers, CancellationToken cancellationToken);

    /// <summary>Posts by a person and by all that they follow, newest first, by post id: what a home feed is made of.</summary>
    Task<KeysetPage<PostId>> ListHomeFeedAsync(UserId user, Keyset keyset, CancellationToken cancellationToken);
}

public sealed record PostRow(
    PostId Id, UserId Author, string Text, PostVisibility Visibility, PostId? Quoted, DateTimeOffset CreatedAt,
    Count LikeCount, Count CommentCount, IReadOnlyList<UserId>? Likers, IReadOnlyList<CommentRow> NewestComments);

/// <summary>A comment. One that is deleted and still has replies has no author (0) and no text.</summary>
public sealed record CommentRow(
    CommentId Id, UserId Author, string Text, CommentId? ReplyTo, DateTimeOffset CreatedAt, int ReplyCount,
    DateTimeOffset? EditedAt = null, bool IsDeleted = false, Count LikeCount = default);
