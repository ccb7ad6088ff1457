using Nexus.Storage.Ids;
using Nexus.Storage.Paging;

namespace Nexus.Storage.Reads;

/// <summary>What home feeds and the public feed are made of.</summary>
public interface IFeedReads
{
    /// <summary>
    /// Posts by a person and by those they follow and do not mute, and what these reposted, newest first, by post id and by the reposts' keys. A post may come more than once:
    /// where it stands, <see cref="ListPlacesAsync"/> says.
    /// </summary>
    Task<KeysetPage<FeedRow>> ListHomeFeedAsync(UserId user, Keyset keyset, CancellationToken cancellationToken);

    /// <summary>
    /// Where posts stand in a person's home feed: at their own place where their author is followed or oneself, else at the first repost by somebody who is followed,
    /// not muted and neither suspended nor leaving at <paramref name="now"/>. Posts that do not stand in it are left out.
    /// </summary>
    Task<IReadOnlyList<Keyed<FeedRow>>> ListPlacesAsync(
        UserId user, IReadOnlyCollection<PostId> posts, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Public posts of people who are not private, newest first, by post id.</summary>
    Task<KeysetPage<PostId>> ListPublicAsync(Keyset keyset, CancellationToken cancellationToken);

    /// <summary>What others have done with posts; those that are deleted are left out.</summary>
    Task<IReadOnlyList<EngagementRow>> ListEngagementAsync(IReadOnlyCollection<PostId> posts, CancellationToken cancellationToken);

    /// <summary>Whom a person follows that follows back, and whose posts are among the newest <paramref name="depth"/> that they liked or commented on.</summary>
    Task<IReadOnlyList<ClosenessRow>> ListClosenessAsync(UserId user, int depth, CancellationToken cancellationToken);
}

/// <summary>A post at one place in a home feed: its own, or where <paramref name="Reposter"/> reposted it.</summary>
public readonly record struct FeedRow(PostId Post, UserId? Reposter);

/// <summary>How many likes, comments and reposts a post has.</summary>
public readonly record struct EngagementRow(PostId Post, UserId Author, long Likes, long Comments, long Reposts);

/// <summary>How many of somebody's posts a person liked and commented on lately, and whether the two follow each other.</summary>
public readonly record struct ClosenessRow(UserId Other, long Likes, long Comments, bool IsMutual);
