using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;

namespace Nexus.Storage.Reads;

public interface IUserReads
{
    /// <summary>
    /// A person with counts, how they stand to others, and their followers where these are at most <paramref name="followerBound"/>
    /// (else <see cref="UserRow.Followers"/> is null); null for an unknown id.
    /// </summary>
    Task<UserRow?> LoadUserAsync(UserId user, int followerBound, CancellationToken cancellationToken);

    /// <summary>Whom a person follows and does not mute that has more than this many followers.</summary>
    Task<IReadOnlyList<UserId>> ListFollowedAboveAsync(UserId follower, long followerCount, CancellationToken cancellationToken);

    /// <summary>Those of some people who are suspended or leaving at a time, and until when: the greatest time there is where that has no term.</summary>
    Task<IReadOnlyDictionary<UserId, DateTimeOffset>> ListAbsentAsync(
        IReadOnlyCollection<UserId> among, DateTimeOffset now, CancellationToken cancellationToken);

    Task<bool> HasEdgeAsync(EdgeKind kind, long source, long target, CancellationToken cancellationToken);

    /// <summary>Those of <paramref name="among"/> who follow a person.</summary>
    Task<IReadOnlySet<UserId>> ListFollowersAmongAsync(UserId user, IReadOnlyList<UserId> among, CancellationToken cancellationToken);

    /// <summary>Those of a person's followers whom <paramref name="viewer"/> follows, newest first, by the keys of their follows of the person.</summary>
    Task<KeysetPage<UserId>> ListFollowersKnownAsync(UserId user, UserId viewer, Keyset keyset, CancellationToken cancellationToken);

    /// <summary>How many <see cref="ListFollowersKnownAsync"/> are.</summary>
    Task<long> CountFollowersKnownAsync(UserId user, UserId viewer, CancellationToken cancellationToken);

    /// <summary>
    /// Whom those follow whom a person follows, by how many of them, most first, then by id: without the person, and whom they follow, have asked to follow, mute or block, and
    /// who blocks them. Of both steps the newest <paramref name="breadth"/> are looked at.
    /// </summary>
    Task<IReadOnlyList<UserId>> SuggestAsync(UserId user, int breadth, int limit, CancellationToken cancellationToken);

    /// <summary>Who is at the other end of a person's edges of one kind, newest first, by the edges' keys.</summary>
    Task<KeysetPage<UserId>> ListTargetsAsync(EdgeKind kind, UserId source, Keyset keyset, CancellationToken cancellationToken);

    /// <summary>Whose edges of one kind end here, newest first, by the edges' keys. For likes <paramref name="target"/> is a post.</summary>
    Task<KeysetPage<UserId>> ListSourcesAsync(EdgeKind kind, long target, Keyset keyset, CancellationToken cancellationToken);
}

/// <summary>A person. <paramref name="SuspendedUntil"/> may have passed; <paramref name="LeavingAt"/> is when an account began to be deleted.</summary>
public sealed record UserRow(
    UserId Id, string Username, string DisplayName, string Bio, string? AvatarUrl, bool IsPrivate, UserRole Role, DateTimeOffset CreatedAt,
    DateTimeOffset? SuspendedUntil, DateTimeOffset? LeavingAt, UserCounts Counts, UserEdges Edges, IReadOnlyList<UserId>? Followers);

/// <summary>What is counted about a person: both ends of each kind of edge between people, and posts.</summary>
public sealed record UserCounts(
    Count Followers, Count Following, Count Posts, Count Requests, Count Requested, Count Blocked, Count Muted, Count BlockedBy);

/// <summary>How a person stands to others, newest first: whom they follow, have asked to follow, block and mute, and who blocks them.</summary>
public sealed record UserEdges(
    IReadOnlyList<UserId> Following, IReadOnlyList<UserId> Requested, IReadOnlyList<UserId> Blocked, IReadOnlyList<UserId> Muted,
    IReadOnlyList<UserId> BlockedBy);

/// <summary>What a person may do. The numbers are stored.</summary>
public enum UserRole : short { Member = 1, Moderator = 2, Admin = 3 }
