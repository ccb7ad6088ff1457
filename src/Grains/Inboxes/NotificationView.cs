namespace Nexus.Grains.Inboxes;

/// <summary>What happened. The numbers equal <see cref="Storage.Journal.NotificationKind"/>'s.</summary>
public enum NotificationKind
{
    Followed = 1, FollowRequested = 2, FollowAccepted = 3, Liked = 4, Commented = 5, Replied = 6, Mentioned = 7, Reposted = 8, Quoted = 9,
}

/// <summary>
/// A group of events of one kind on one subject, as it stood at its newest event <paramref name="Id"/>: "<paramref name="Actor"/> and others did this".
/// <paramref name="ActorCount"/> counts distinct people, the actor included.
/// </summary>
[GenerateSerializer, Immutable]
public sealed record NotificationView(
    [property: Id(0)] NotificationId Id,
    [property: Id(1)] NotificationKind Kind,
    [property: Id(2)] DateTimeOffset CreatedAt,
    [property: Id(3)] bool IsRead,
    [property: Id(4)] UserId Actor,
    [property: Id(5)] int ActorCount,
    [property: Id(6)] PostId? Post,
    [property: Id(7)] CommentId? Comment);

/// <summary>
/// What the stream carries: one committed event for one recipient, or the retraction of all earlier ones that match; for a retraction, <paramref name="Kind"/>
/// 0 means any kind, <paramref name="Actor"/> 0 anybody, and no <paramref name="Comment"/> with kind 0 all of the post's.
/// </summary>
[GenerateSerializer, Immutable]
public sealed record NotificationEvent(
    [property: Id(0)] NotificationId Id,
    [property: Id(1)] NotificationKind Kind,
    [property: Id(2)] UserId Actor,
    [property: Id(3)] PostId? Post,
    [property: Id(4)] CommentId? Comment,
    [property: Id(5)] DateTimeOffset CreatedAt,
    [property: Id(6)] bool Retracted = false);
