using Nexus.Storage.Reads;

namespace Nexus.Grains.Inboxes;

/// <summary>
/// One event in an inbox. Those of one <paramref name="Group"/> (about the id of its first event) are shown as one; <see cref="Subject"/> is what new events are
/// grouped by.
/// </summary>
internal sealed record InboxEvent(
    NotificationId Id, NotificationKind Kind, UserId Actor, PostId? Post, CommentId? Comment, DateTimeOffset CreatedAt, NotificationId Group)
{
    /// <summary>A liked comment by itself, everything else by its post, what has none by its kind alone: as the journal groups rows.</summary>
    public long Subject => Kind == NotificationKind.Liked && Comment is { } comment ? comment.Number : Post?.Value ?? 0;

    public static InboxEvent Of(NotificationRow row) =>
        new(row.Id, (NotificationKind)row.Kind, row.Actor, row.Post, row.Comment, row.CreatedAt, row.Group);

    /// <summary>An event that starts a group of its own.</summary>
    public static InboxEvent Of(NotificationEvent notification) => new(
        notification.Id, notification.Kind, notification.Actor, notification.Post, notification.Comment, notification.CreatedAt, notification.Id);

    public bool IsUndoneBy(NotificationEvent retraction) =>
        Id.Value < retraction.Id.Value
        && (retraction.Kind == default || Kind == retraction.Kind)
        && (retraction.Actor == default || Actor == retraction.Actor)
        && (retraction.Post is null || Post == retraction.Post)
        && (Comment == retraction.Comment || (retraction.Kind == default && retraction.Comment is null));
}
