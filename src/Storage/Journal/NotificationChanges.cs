using Nexus.Storage.Ids;

namespace Nexus.Storage.Journal;

/// <summary>What happened. The numbers are stored; the names are the contract's.</summary>
public enum NotificationKind : short
{
    Followed = 1, FollowRequested = 2, FollowAccepted = 3, Liked = 4, Commented = 5, Replied = 6, Mentioned = 7, Reposted = 8, Quoted = 9,
}

/// <summary>One event for one recipient, written in the transaction of its cause.</summary>
public sealed record NewNotification(
    NotificationId Id, UserId Recipient, NotificationKind Kind, UserId Actor, PostId? Post, CommentId? Comment, DateTimeOffset CreatedAt)
{
    /// <summary>Known after the commit: nothing was written, because its cause is not there or its recipient does not hear of the actor.</summary>
    public bool IsRefused { get; internal set; }
}

/// <summary>Marks everything up to and including an id as read; false where it was already.</summary>
public sealed record MarkNotificationsRead(UserId Recipient, NotificationId UpTo) : Change<bool>;
