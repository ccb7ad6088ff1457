namespace Nexus.Storage.Journal;

/// <summary>What an edge says: its source does this to its target. The numbers are stored.</summary>
public enum EdgeKind : short { Follow = 1, Like = 2, Repost = 3, Bookmark = 4, Block = 5, Mute = 6, FollowRequest = 7, CommentLike = 8 }

/// <summary>
/// Adds an edge once. <paramref name="Key"/> is its position in lists. The notification is written only when the edge is new.
/// </summary>
public sealed record AddEdge(
    EdgeKind Kind, long Source, long Target, long Key, DateTimeOffset CreatedAt, NewNotification? Notification = null) : Change<EdgeOutcome>;

/// <summary>Removes an edge, and the notification that it had caused.</summary>
public sealed record RemoveEdge(EdgeKind Kind, long Source, long Target) : Change<EdgeOutcome>;

/// <summary>Whether the edge changed, and what its kind counts at either end afterwards (follow: following and followers; likes: nothing and likes).</summary>
/// <param name="IsVoid">Whether it was not added because its target, a post, is gone.</param>
public sealed record EdgeOutcome(bool Changed, Count SourceCount, Count TargetCount, bool IsVoid = false);
