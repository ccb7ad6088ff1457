using Nexus.Storage.Ids;

namespace Nexus.Storage.Journal;

/// <summary>
/// A notification and the row whose existence allows it. <paramref name="Table"/> is an edge's kind, or one of the constants.
/// </summary>
internal readonly record struct CausedNotification(NewNotification Notification, short Table, long Source, long Target, long Key)
{
    public const short Post = 0;
    public const short Comment = -1;

    public static CausedNotification ByEdge(NewNotification notification, AddEdge edge) =>
        new(notification, (short)edge.Kind, edge.Source, edge.Target, edge.Key);

    public static CausedNotification ByPost(NewNotification notification, PostId post) => new(notification, Post, 0, 0, post.Value);

    public static CausedNotification ByComment(NewNotification notification, CommentId comment) =>
        new(notification, Comment, 0, comment.Post.Value, comment.Number);

    /// <summary>What events of one kind are grouped by: a liked comment by itself, everything else by its post.</summary>
    public long Subject => Notification switch
    {
        { Kind: NotificationKind.Liked, Comment: { } comment } => comment.Number,
        _ => PostId ?? 0,
    };

    public long? PostId => Notification.Post?.Value ?? Notification.Comment?.Post.Value;
}
