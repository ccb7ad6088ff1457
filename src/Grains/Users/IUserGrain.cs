using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Orleans.Concurrency;

namespace Nexus.Grains.Users;

/// <summary>
/// A person: profile, follow graph, index of own posts. Key: <see cref="UserId"/>. Everything that it answers with survives deactivation.
/// </summary>
public interface IUserGrain : IGrainWithIntegerKey
{
    /// <summary>The profile with counts, or null where there is no such person.</summary>
    [AlwaysInterleave]
    Task<UserProfile?> GetProfileAsync();

    /// <summary>Reads again what was changed past this grain, as an operator's commands do.</summary>
    [AlwaysInterleave]
    Task ReloadAsync();

    /// <summary>How this person stands to another one.</summary>
    [AlwaysInterleave]
    Task<Relationship> GetRelationshipAsync(UserId other);

    /// <summary>Whether this person follows another one; false where there is no such person.</summary>
    [AlwaysInterleave]
    Task<bool> FollowsAsync(UserId other);

    /// <summary>How this person stands to each of others, in their order, whatever their role: for silos that do not have it in memory.</summary>
    [AlwaysInterleave]
    Task<Stance[]> ListStancesAsync(UserId[] others);

    /// <summary>Makes this person follow another; no change where it does already.</summary>
    /// <returns>The followed person's profile, the new follower counted.</returns>
    /// <exception cref="Errors.ValidationException">Oneself, or more than 10,000.</exception>
    /// <exception cref="Errors.NotFoundException">No such person.</exception>
    Task<UserProfile> FollowAsync(UserId target);

    /// <summary>Ends a follow; no change where there is none.</summary>
    /// <exception cref="Errors.NotFoundException">No such person.</exception>
    Task<UserProfile> UnfollowAsync(UserId target);

    /// <summary>Told by a follower's grain after its commit; <paramref name="followerCount"/> is ordered by its version.</summary>
    [AlwaysInterleave]
    Task<UserProfile?> OnFollowerChangedAsync(UserId follower, bool follows, CommittedCount followerCount);

    /// <summary>Who follows this person, newest first, with the total.</summary>
    [AlwaysInterleave]
    Task<Page<UserId>> ListFollowersAsync(PageRequest request);

    /// <summary>Whom this person follows, newest first, with the total.</summary>
    [AlwaysInterleave]
    Task<Page<UserId>> ListFollowingAsync(PageRequest request);

    /// <summary>This person's posts that the viewer may see, newest first; full pages.</summary>
    [AlwaysInterleave]
    Task<Page<PostView>> ListPostsAsync(Viewer viewer, PageRequest request);

    /// <summary>The newest posts of this person, newest first, at most 100: what followers' feeds merge in where there are too many followers to push to.</summary>
    [AlwaysInterleave]
    Task<IReadOnlyList<PostId>> ListNewestPostsAsync();

    /// <summary>Writes a post and, after the answer, pushes it into followers' feeds.</summary>
    /// <exception cref="Errors.ValidationException">Empty, over 2,000 grapheme clusters, or control characters.</exception>
    /// <exception cref="Errors.NotFoundException">The quoted post is not there for this person.</exception>
    Task<PostView> CreatePostAsync(NewPost post);

    /// <summary>Deletes one of this person's posts.</summary>
    /// <exception cref="Errors.NotFoundException">There is no such post for this person.</exception>
    /// <exception cref="Errors.ForbiddenException">It is somebody else's.</exception>
    Task DeletePostAsync(PostId post);
}
