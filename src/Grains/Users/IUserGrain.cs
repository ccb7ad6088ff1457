using Nexus.Grains.Feeds;
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

    /// <summary>Reads again, where it had read, what was changed past this grain: by an operator's command, or a job.</summary>
    [AlwaysInterleave]
    Task ReloadAsync();

    /// <summary>
    /// Told by the account's grain after its commit that this person is suspended, is not any more, or leaves: when this completes no silo and no inbox shows what was so before. Followers' feeds
    /// are told after the answer.
    /// </summary>
    [AlwaysInterleave]
    Task OnStatusChangedAsync();

    /// <summary>How this person stands to each of others and they to this one, in their order.</summary>
    /// <exception cref="Errors.NotFoundException">This person does not exist.</exception>
    [AlwaysInterleave]
    Task<Relationship[]> ListRelationshipsAsync(UserId[] others);

    /// <summary>Whether this person follows another one; false where there is no such person.</summary>
    [AlwaysInterleave]
    Task<bool> FollowsAsync(UserId other);

    /// <summary>How this person stands to each of others, in their order, whatever their role: for silos that do not have it in memory.</summary>
    [AlwaysInterleave]
    Task<Stance[]> ListStancesAsync(UserId[] others);

    /// <summary>
    /// Changes what this person shows. Who becomes public accepts all requests that wait, and has done so when this completes; what a failure leaves is accepted when it is
    /// called again, or at the next activation.
    /// </summary>
    /// <returns>The profile afterwards.</returns>
    /// <exception cref="Errors.ValidationException">displayName, bio or avatarUrl is not acceptable.</exception>
    Task<UserProfile> UpdateProfileAsync(ProfileUpdate update);

    /// <summary>Makes this person follow another, or ask to where that one is private; no change where it does or has already.</summary>
    /// <returns>The other person's profile, a new follower counted.</returns>
    /// <exception cref="Errors.ValidationException">Oneself, or more than 10,000, requests included.</exception>
    /// <exception cref="Errors.NotFoundException">No such person for this one.</exception>
    Task<UserProfile> FollowAsync(UserId target);

    /// <summary>Ends a follow, or takes a request back; no change where there is none.</summary>
    /// <exception cref="Errors.NotFoundException">No such person for this one.</exception>
    Task<UserProfile> UnfollowAsync(UserId target);

    /// <summary>Makes a follower of somebody who has asked; no change where they are one already.</summary>
    /// <exception cref="Errors.NotFoundException">No such person for this one, or no such request.</exception>
    Task<UserProfile> AcceptFollowRequestAsync(UserId requester);

    /// <summary>Refuses somebody who has asked, without telling them; no change where they have not.</summary>
    /// <exception cref="Errors.NotFoundException">No such person for this one.</exception>
    Task<UserProfile> RejectFollowRequestAsync(UserId requester);

    /// <summary>Ends somebody's follow of this person; no change where there is none.</summary>
    /// <exception cref="Errors.NotFoundException">No such person for this one.</exception>
    Task<UserProfile> RemoveFollowerAsync(UserId follower);

    /// <summary>Hides this person and another from each other, and ends follows and requests between them; no change where it is so already.</summary>
    /// <exception cref="Errors.ValidationException">Oneself, or more than 10,000.</exception>
    /// <exception cref="Errors.NotFoundException">No such person for this one.</exception>
    Task<UserProfile> BlockAsync(UserId other);

    /// <summary>Ends this person's block of another; what it had ended stays so.</summary>
    /// <exception cref="Errors.NotFoundException">No such person for this one.</exception>
    Task<UserProfile> UnblockAsync(UserId other);

    /// <summary>Keeps another person out of this one's feed and notifications; they are not told.</summary>
    /// <exception cref="Errors.ValidationException">Oneself, or more than 10,000.</exception>
    /// <exception cref="Errors.NotFoundException">No such person for this one.</exception>
    Task<UserProfile> MuteAsync(UserId other);

    /// <exception cref="Errors.NotFoundException">No such person for this one.</exception>
    Task<UserProfile> UnmuteAsync(UserId other);

    /// <summary>Told by the other person's grain after its commit, in any order; the profile afterwards, or null where there is no such person.</summary>
    [AlwaysInterleave]
    Task<UserProfile?> OnEdgesChangedAsync(IReadOnlyList<EdgeNews> news);

    /// <summary>Whom this person mutes, and with whom there is a block: who is not heard in feed and inbox.</summary>
    [AlwaysInterleave]
    Task<UserId[]> ListUnheardAsync();

    /// <summary>Who follows this person, newest first, with the total; empty where the viewer may not read it. Full pages.</summary>
    [AlwaysInterleave]
    Task<Page<UserId>> ListFollowersAsync(Viewer viewer, PageRequest request);

    /// <summary>Whom this person follows; otherwise as <see cref="ListFollowersAsync"/>.</summary>
    [AlwaysInterleave]
    Task<Page<UserId>> ListFollowingAsync(Viewer viewer, PageRequest request);

    /// <summary>Those of this person's followers whom the viewer follows; otherwise as <see cref="ListFollowersAsync"/>.</summary>
    [AlwaysInterleave]
    Task<Page<UserId>> ListFollowersKnownAsync(Viewer viewer, PageRequest request);

    /// <summary>Who has asked to follow this person, newest first, with the total; full pages.</summary>
    [AlwaysInterleave]
    Task<Page<UserId>> ListFollowRequestsAsync(PageRequest request);

    /// <summary>Whom this person blocks, newest first, with the total; full pages.</summary>
    [AlwaysInterleave]
    Task<Page<UserId>> ListBlockedAsync(PageRequest request);

    /// <summary>Whom this person mutes, newest first, with the total; full pages.</summary>
    [AlwaysInterleave]
    Task<Page<UserId>> ListMutedAsync(PageRequest request);

    /// <summary>
    /// Whom those follow whom this person follows, by how many of them, most first, then by id; nobody whom this person follows, has asked to follow, mutes, or with whom
    /// there is a block. Looks at 1,000 people and at 1,000 follows of each.
    /// </summary>
    [AlwaysInterleave]
    Task<UserId[]> SuggestAsync(int count);

    /// <summary>This person's posts that the viewer may see, newest first; full pages.</summary>
    [AlwaysInterleave]
    Task<Page<PostView>> ListPostsAsync(Viewer viewer, PageRequest request);

    /// <summary>What this person has written and reposted last: followers' feeds merge it in where there are too many followers to push to.</summary>
    [AlwaysInterleave]
    Task<NewestEntries> ListNewestEntriesAsync();

    /// <summary>Told by a post's grain after the commit of this person's repost, which followers' feeds are told of after the answer.</summary>
    Task OnRepostedAsync(FeedEntry repost);

    /// <summary>Told by a post's grain when this person's repost is undone.</summary>
    Task OnRepostUndoneAsync(PostId post);

    /// <summary>Writes a post and, after the answer, pushes it into followers' feeds.</summary>
    /// <exception cref="Errors.ValidationException">Empty, over 2,000 grapheme clusters, or control characters.</exception>
    /// <exception cref="Errors.NotFoundException">The quoted post is not there for this person.</exception>
    Task<PostView> CreatePostAsync(NewPost post);

    /// <summary>Told by a post's grain: moderators have removed this post of this person's. Followers' feeds are told after the answer.</summary>
    [AlwaysInterleave]
    Task OnPostRemovedAsync(PostId post, CommittedDeletion removal);

    /// <summary>Deletes one of this person's posts.</summary>
    /// <exception cref="Errors.NotFoundException">There is no such post for this person.</exception>
    /// <exception cref="Errors.ForbiddenException">It is somebody else's.</exception>
    Task DeletePostAsync(PostId post);
}
