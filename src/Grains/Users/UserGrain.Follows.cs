using Nexus.Grains.Errors;
using Nexus.Grains.Feeds;
using Nexus.Grains.Hydration;
using Nexus.Storage;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Users;

internal sealed partial class UserGrain
{
    // How often the followed person may change between private and public while a follow is being written.
    private const int FollowAttempts = 5;
    private readonly PendingEdges<UserId, UserProfile> _follows = new();

    public async Task<UserProfile> FollowAsync(UserId target)
    {
        var state = await RequireAsync();
        RequireAnother(target, "Nobody can follow themselves.");
        var profile = await RequirePersonAsync(state, target);
        var hasRequested = state.Standing.Has(EdgeKind.FollowRequest, target);
        if (!_follows.Contains(target) && (state.Standing.Has(EdgeKind.Follow, target) || (hasRequested && profile.IsPrivate)))
            return profile;
        var count = state.Standing.CountOf(EdgeKind.Follow).Value + state.Standing.CountOf(EdgeKind.FollowRequest).Value;
        if (!hasRequested && count + _follows.Adding >= _options.FollowLimit)
            throw new ValidationException("userId", $"Nobody can follow more than {_options.FollowLimit} people.");
        return await _follows.SetAsync(target, true, () => CommitFollowAsync(target, profile.IsPrivate));
    }

    public async Task<UserProfile> UnfollowAsync(UserId target)
    {
        var state = await RequireAsync();
        var profile = await RequirePersonAsync(state, target);
        if (!state.Standing.Has(EdgeKind.Follow, target) && !state.Standing.Has(EdgeKind.FollowRequest, target) && !_follows.Contains(target))
            return profile;
        return await _follows.SetAsync(target, false, () => CommitUnfollowAsync(target));
    }

    /// <summary>A follow, or a request where the other person is private: the transaction knows which of them is right.</summary>
    private async Task<UserProfile> CommitFollowAsync(UserId target, bool isPrivate)
    {
        for (var attempt = 0; attempt < FollowAttempts; attempt++)
        {
            var (profile, outcome) = await TryFollowAsync(target, isPrivate);
            switch (outcome.Refusal)
            {
                case EdgeRefusal.None:
                    return profile;
                case EdgeRefusal.Blocked:
                    throw NoSuchPerson();
            }

            isPrivate = !isPrivate;
        }

        throw new StorageUnavailableException();
    }

    private async Task<(UserProfile Profile, EdgeOutcome Outcome)> TryFollowAsync(UserId target, bool isPrivate)
    {
        await _ids.ReadyAsync();
        var kind = isPrivate ? NotificationKind.FollowRequested : NotificationKind.Followed;
        var add = EdgeTo(isPrivate ? EdgeKind.FollowRequest : EdgeKind.Follow, target, _notifier.Prepare(target, kind, Id));
        // What had been asked for before the person became public is not asked for any more.
        var (profile, outcomes) = isPrivate
            ? await CommitEdgesAsync(target, add)
            : await CommitEdgesAsync(target, add, NoEdge(EdgeKind.FollowRequest, Id, target));
        return (profile, outcomes[0]);
    }

    private async Task<UserProfile> CommitUnfollowAsync(UserId target) =>
        (await CommitEdgesAsync(target, NoEdge(EdgeKind.Follow, Id, target), NoEdge(EdgeKind.FollowRequest, Id, target))).Other;

    /// <summary>
    /// Across the threshold the way changes by which posts get into feeds: followers' feeds have to learn that this author is now to be merged in, and
    /// an author who is pushed again has to know the followers.
    /// </summary>
    private void KeepWithinThreshold(UserState state)
    {
        var isWide = state.FollowerCount.Value > _options.FanOutThreshold;
        if (isWide && state.Followers is { } followers)
        {
            state.Followers = null;
            StartFanOut(followers.ToArray(), static feed => feed.RefillAsync());
        }
        else if (!isWide && state.Followers is null)
        {
            _state.Forget();
        }
    }

    private void StartFanOut(IEnumerable<UserId> followers, Func<IFeedGrain, Task> tell) =>
        _fanOut.Start(followers.Select(follower => GrainFactory.GetGrain<IFeedGrain>(follower.Value)).ToArray(), tell);
}
