using Nexus.Storage.Ids;

namespace Nexus.Storage.Journal;

/// <summary>What an edge says: its source does this to its target. The numbers are stored.</summary>
public enum EdgeKind : short { Follow = 1, Like = 2, Repost = 3, Bookmark = 4, Block = 5, Mute = 6, FollowRequest = 7, CommentLike = 8 }

/// <summary>
/// Adds an edge once. <paramref name="Key"/> is its position in lists. The notification is written only when the edge is new. A follow or a request to follow is refused
/// where the transaction finds that the other person does not admit it; <paramref name="AcceptsRequest"/> makes a follow of a request that the same transaction removes.
/// </summary>
public sealed record AddEdge(
    EdgeKind Kind, long Source, long Target, long Key, DateTimeOffset CreatedAt, NewNotification? Notification = null, bool AcceptsRequest = false)
    : Change<EdgeOutcome>
{
    /// <summary>Of a comment's like, the post that the comment is on.</summary>
    public PostId? CommentedPost { get; init; }
}

/// <summary>Removes an edge, and the notifications that it had caused.</summary>
public sealed record RemoveEdge(EdgeKind Kind, long Source, long Target) : Change<EdgeOutcome>;

/// <summary>Several edges, each of them once, that are added and removed in one transaction; the outcomes are in their order.</summary>
public sealed record ChangeEdges(IReadOnlyList<Change<EdgeOutcome>> Edges) : Change<IReadOnlyList<EdgeOutcome>>;

/// <summary>
/// Whether the edge changed, and what its kind counts at either end afterwards (follow: following and followers; like: nothing and likes).
/// </summary>
public sealed record EdgeOutcome(bool Changed, Count SourceCount, Count TargetCount, EdgeRefusal Refusal = EdgeRefusal.None);

/// <summary>
/// Why an edge was not added: a block between the two; the target is private and has to be asked, or is not and need not be; there is no such request; the target is a post
/// or a comment that is gone.
/// </summary>
public enum EdgeRefusal { None = 0, Blocked = 1, Privacy = 2, NoRequest = 3, Gone = 4 }
