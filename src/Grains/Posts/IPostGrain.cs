using Nexus.Grains.Comments;
using Nexus.Grains.Paging;
using Nexus.Grains.Visibility;
using Orleans.Concurrency;

namespace Nexus.Grains.Posts;

/// <summary>
/// A post: text, likes, reposts, bookmarks, comments, counts. Key: <see cref="PostId"/>. A bounded window of comments and of those who have done something to it is in memory, the rest is
/// read from storage; everything that it answers with survives deactivation.
/// </summary>
public interface IPostGrain : IGrainWithIntegerKey
{
    /// <summary>Reads again, where it had read, what was changed past this grain by a job.</summary>
    [AlwaysInterleave]
    Task ReloadAsync();

    /// <summary>The post as the viewer sees it, or null where it is not there for them.</summary>
    [AlwaysInterleave]
    Task<PostView?> GetAsync(Viewer viewer);

    /// <summary>Called by the author's grain only: writes the post.</summary>
    Task<PostCreation> CreateAsync(UserId author, NewPost post);

    /// <summary>Called by the author's grain only: deletes the post.</summary>
    /// <exception cref="Errors.NotFoundException">It is not there for this person.</exception>
    /// <exception cref="Errors.ForbiddenException">It is somebody else's.</exception>
    Task<CommittedDeletion> DeleteAsync(UserId author);

    /// <summary>Called by the job that removes its author: deletes the post, whoever may see it.</summary>
    Task EndAsync(UserId author);

    /// <summary>Called by the job that removes their author: deletes comments, whoever may see them. One that is gone is none.</summary>
    Task EndCommentsAsync(CommentId[] comments);

    /// <summary>Reports the post to moderators, once: whoever has reported it already gets the same number again.</summary>
    /// <exception cref="Errors.ValidationException">The reason is empty, over 1,000 grapheme clusters, or has control characters.</exception>
    /// <exception cref="Errors.NotFoundException">It is not there for this person.</exception>
    Task<long> ReportAsync(UserId reporter, string reason);

    /// <summary>Takes a report of the post from the list of those that are open, and notes it in the audit log; once, however often it is called. The report stays the one of its reporter.</summary>
    /// <exception cref="Errors.ForbiddenException">The person is no moderator.</exception>
    /// <exception cref="Errors.ValidationException">The reason, as in <see cref="ReportAsync"/>.</exception>
    /// <exception cref="Errors.NotFoundException">There is no such report.</exception>
    /// <exception cref="Errors.ConflictException">It was closed before, when the post was removed or deleted.</exception>
    Task DismissReportAsync(Moderation.ReportDismissal act);

    /// <summary>Takes the post away from everybody but moderators, and notes it in the audit log; once, however often it is called.</summary>
    /// <exception cref="Errors.ForbiddenException">The person is no moderator.</exception>
    /// <exception cref="Errors.ValidationException">The reason, as in <see cref="ReportAsync"/>.</exception>
    /// <exception cref="Errors.NotFoundException">There is no such post.</exception>
    Task RemoveAsync(Moderation.PostRemoval act);

    /// <summary>Gives the post another text; the same text is no change. The former one is kept.</summary>
    /// <exception cref="Errors.ValidationException">Empty, over 2,000 grapheme clusters, or control characters.</exception>
    /// <exception cref="Errors.NotFoundException">It is not there for this person.</exception>
    /// <exception cref="Errors.ForbiddenException">It is somebody else's.</exception>
    Task<PostView> EditAsync(UserId author, string text);

    /// <summary>The former texts, oldest first, at most the newest 100; empty where the post is not there for the viewer.</summary>
    [AlwaysInterleave]
    Task<IReadOnlyList<PostRevision>> ListRevisionsAsync(Viewer viewer);

    /// <summary>Reposts the post once, however often it is called.</summary>
    /// <exception cref="Errors.NotFoundException">It is not there for this person.</exception>
    /// <exception cref="Errors.ForbiddenException">It is for followers, or all of its author's posts are.</exception>
    Task<PostView> RepostAsync(UserId user);

    /// <exception cref="Errors.NotFoundException">It is not there for this person.</exception>
    Task<PostView> UndoRepostAsync(UserId user);

    /// <summary>Bookmarks the post once, however often it is called. Nobody else learns of it.</summary>
    /// <exception cref="Errors.NotFoundException">It is not there for this person.</exception>
    Task<PostView> BookmarkAsync(UserId user);

    /// <exception cref="Errors.NotFoundException">It is not there for this person.</exception>
    Task<PostView> RemoveBookmarkAsync(UserId user);

    /// <summary>Likes the post once, however often it is called.</summary>
    /// <exception cref="Errors.NotFoundException">It is not there for this person.</exception>
    Task<PostView> LikeAsync(UserId user);

    /// <exception cref="Errors.NotFoundException">It is not there for this person.</exception>
    Task<PostView> UnlikeAsync(UserId user);

    /// <exception cref="Errors.ValidationException">Empty, over 2,000 grapheme clusters, or control characters.</exception>
    /// <exception cref="Errors.NotFoundException">The post or the comment replied to is not there for this person.</exception>
    Task<CommentView> AddCommentAsync(UserId author, NewComment comment);

    /// <summary>Gives a comment another text.</summary>
    /// <exception cref="Errors.ValidationException">As in <see cref="AddCommentAsync"/>.</exception>
    /// <exception cref="Errors.NotFoundException">It is not there for this person.</exception>
    /// <exception cref="Errors.ForbiddenException">It is somebody else's.</exception>
    Task<CommentView> EditCommentAsync(CommentId comment, UserId author, string text);

    /// <summary>Deletes a comment; where somebody has replied, its place stays.</summary>
    /// <exception cref="Errors.NotFoundException">It is not there for this person.</exception>
    /// <exception cref="Errors.ForbiddenException">Neither the comment nor the post is this person's.</exception>
    Task DeleteCommentAsync(CommentId comment, UserId user);

    /// <summary>Likes a comment once, however often it is called.</summary>
    /// <exception cref="Errors.NotFoundException">It is not there for this person.</exception>
    Task<CommentView> LikeCommentAsync(CommentId comment, UserId user);

    /// <exception cref="Errors.NotFoundException">It is not there for this person.</exception>
    Task<CommentView> UnlikeCommentAsync(CommentId comment, UserId user);

    /// <summary>A comment, or null where it is not there for the viewer.</summary>
    [AlwaysInterleave]
    Task<CommentView?> GetCommentAsync(CommentId comment, Viewer viewer);

    /// <summary>Those of some comments of this post that are there for the viewer, oldest first.</summary>
    [AlwaysInterleave]
    Task<IReadOnlyList<CommentView>> FindCommentsAsync(CommentId[] comments, Viewer viewer);

    /// <summary>Top-level comments, or the replies to one, oldest first, with the total; empty where the post is not there for the viewer.</summary>
    [AlwaysInterleave]
    Task<Page<CommentView>> ListCommentsAsync(CommentId? replyTo, Viewer viewer, PageRequest request);

    /// <summary>
    /// Adds or renews a live observer. With <paramref name="after"/> the answer holds what came since that comment, and a new observer gets exactly what comes after
    /// those (one that is renewed may get some of them too); null where too much has come since, or the comment is unknown: the client has to query afresh.
    /// </summary>
    Task<CommentBacklog?> SubscribeToCommentsAsync(ICommentObserver observer, CommentId? after);

    Task UnsubscribeFromCommentsAsync(ICommentObserver observer);

    /// <summary>Adds or renews a live observer; the post's version where that is not <paramref name="known"/>.</summary>
    Task<long?> SubscribeToChangesAsync(IPostObserver observer, long? known);

    Task UnsubscribeFromChangesAsync(IPostObserver observer);

    /// <summary>Who likes the post, newest first, with the total; empty where the post is not there for the viewer.</summary>
    [AlwaysInterleave]
    Task<Page<UserId>> ListLikersAsync(Viewer viewer, PageRequest request);
}
