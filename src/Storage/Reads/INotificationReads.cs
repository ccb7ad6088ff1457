using Nexus.Storage.Ids;
using Nexus.Storage.Journal;

namespace Nexus.Storage.Reads;

public interface INotificationReads
{
    /// <summary>Up to where the inbox is read (0: nothing is).</summary>
    Task<NotificationId> LoadReadMarkAsync(UserId recipient, CancellationToken cancellationToken);

    /// <summary>Events of one recipient older than <paramref name="before"/> (null: the newest), newest first; without what was done by people who are leaving.</summary>
    Task<IReadOnlyList<NotificationRow>> ListNewestAsync(UserId recipient, NotificationId? before, int limit, CancellationToken cancellationToken);

    /// <summary>The group of an event; null where there is no such event any more.</summary>
    Task<NotificationId?> FindGroupAsync(NotificationId id, CancellationToken cancellationToken);

    /// <summary>Events of one recipient newer than <paramref name="after"/>, oldest first.</summary>
    Task<IReadOnlyList<NotificationRow>> ListSinceAsync(UserId recipient, NotificationId after, int limit, CancellationToken cancellationToken);

    /// <summary>Who has events that somebody caused, by id, after one of them.</summary>
    Task<IReadOnlyList<UserId>> ListRecipientsAsync(UserId actor, UserId after, int limit, CancellationToken cancellationToken);

    /// <summary>Events that the silo with this node number wrote after <paramref name="after"/>, oldest first: what may not have been delivered.</summary>
    Task<IReadOnlyList<NotificationRow>> ListWrittenByNodeAsync(int node, NotificationId after, int limit, CancellationToken cancellationToken);
}

/// <summary>One event. Those of one <paramref name="Group"/> (the id of its first event) are shown as one while unread.</summary>
public sealed record NotificationRow(
    NotificationId Id, UserId Recipient, NotificationKind Kind, UserId Actor, PostId? Post, CommentId? Comment, DateTimeOffset CreatedAt, NotificationId Group);
