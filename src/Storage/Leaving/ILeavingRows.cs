using Nexus.Storage.Ids;
using Nexus.Storage.Journal;

namespace Nexus.Storage.Leaving;

/// <summary>
/// What is left of a person who leaves, a bounded part at a time. What counts for others (posts that are seen, comments, edges) is only listed here and removed
/// through the journal, which keeps the counts; the rest is removed here.
/// </summary>
public interface ILeavingRows
{
    /// <summary>Posts that are not marked as deleted.</summary>
    Task<IReadOnlyList<PostId>> ListPostsAsync(UserId user, int limit, CancellationToken cancellationToken);

    /// <summary>Comments that the person wrote and that have not been deleted.</summary>
    Task<IReadOnlyList<CommentId>> ListCommentsAsync(UserId user, int limit, CancellationToken cancellationToken);

    /// <summary>Edges of every kind that begin at the person, and those between people that end there.</summary>
    Task<IReadOnlyList<RemoveEdge>> ListEdgesAsync(UserId user, int limit, CancellationToken cancellationToken);

    /// <summary>The posts that some comments, by number, are on.</summary>
    Task<IReadOnlyList<PostId>> ListCommentedPostsAsync(IEnumerable<long> comments, CancellationToken cancellationToken);

    /// <summary>Removes deleted posts with the edges and comments that end at them; says how many rows went.</summary>
    Task<int> RemovePostsAsync(UserId user, int limit, CancellationToken cancellationToken);

    /// <summary>Takes the person out of the mentions of others' posts; says of which.</summary>
    Task<IReadOnlyList<PostId>> RemoveMentionsAsync(UserId user, int limit, CancellationToken cancellationToken);

    /// <summary>What others were told of the person.</summary>
    Task<IReadOnlyList<CausedRow>> ListNotificationsAsync(UserId user, int limit, CancellationToken cancellationToken);

    /// <summary>Removes notifications.</summary>
    Task RemoveNotificationsAsync(IEnumerable<NotificationId> notifications, CancellationToken cancellationToken);

    /// <summary>Removes notifications that the person received, their reports, and idempotency keys; says how many rows went.</summary>
    Task<int> RemoveTracesAsync(UserId user, int limit, CancellationToken cancellationToken);

    /// <summary>The names that will be free; none where the person has gone.</summary>
    Task<IReadOnlyList<string>> ListNamesAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Removes the person, with account, sessions, mails and names, and ends the job; false where something that refers to them has come meanwhile.</summary>
    Task<bool> RemovePersonAsync(UserId user, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>A notification that the person who leaves has caused.</summary>
public readonly record struct CausedRow(NotificationId Id, UserId Recipient);
