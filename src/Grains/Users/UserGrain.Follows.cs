using Nexus.Grains.Errors;
using Nexus.Grains.Feeds;
using Nexus.Grains.Hydration;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Users;

internal sealed partial class UserGrain
{
    private readonly PendingEdges<UserId, UserProfile> _follows = new();

    public async Task<UserProfile> FollowAsync(UserId target)
    {
        var state = await RequireAsync();
        if (target == Id)
            throw new ValidationException("userId", "Nobody can follow themselves.");
        var profile = await RequireProfileAsync(target);
        if (state.Standing.Has(EdgeKind.Follow, target) && !_follows.Contains(target))
            return profile;
        if (state.Standing.CountOf(EdgeKind.Follow).Value + _follows.Adding >= _options.FollowLimit)
            throw new ValidationException("userId", $"Nobody can follow more than {_options.FollowLimit} people.");
        return await _follows.SetAsync(target, true, () => CommitFollowAsync(target));
    }

    public async Task<UserProfile> UnfollowAsync(UserId target)
    {
        var state = await RequireAsync();
        var profile = await RequireProfileAsync(target);
        if (!state.Standing.Has(EdgeKind.Follow, target) && !_follows.Contains(target))
            return profile;
        return await _follows.SetAsync(target, false, () => CommitUnfollowAsync(target));
    }

    public async Task<UserProfile?> OnFollowerChangedAsync(UserId follower, bool follows, CommittedCount followerCount)
    {
        if (await _state.GetAsync() is not { } state)
            return null;
        _state.Apply(current => current.SetFollower(follower, follows, followerCount));
        KeepWithinThreshold(state);
        return state.ToProfile();
    }

    private async Task<UserProfile> CommitFollowAsync(UserId target)
    {
        await _ids.ReadyAsync();
        var notification = _notifier.Prepare(target, NotificationKind.Followed, Id);
        var edge = new AddEdge(EdgeKind.Follow, Id.Value, target.Value, _ids.Next(), _time.GetStoredNow(), notification);
        var outcome = await _committer.CommitAsync(edge);
        // The target first: if it can not be told, a retry must not find the follow in memory and leave it at that.
        var profile = await TellAsync(target, true, outcome);
        ApplyFollow(target, true, outcome);
        await _notifier.SettleAsync(notification, outcome.Changed);
        await OwnFeed.RefillAsync();
        return profile;
    }

    private async Task<UserProfile> CommitUnfollowAsync(UserId target)
    {
        var outcome = await _committer.CommitAsync(new RemoveEdge(EdgeKind.Follow, Id.Value, target.Value));
        var profile = await TellAsync(target, false, outcome);
        ApplyFollow(target, false, outcome);
        if (outcome.Changed)
            await _notifier.RetractAsync(target, NotificationKind.Followed, Id);
        await OwnFeed.RefillAsync();
        return profile;
    }

    private async Task<UserProfile> TellAsync(UserId target, bool follows, EdgeOutcome outcome) =>
        await GrainFactory.GetGrain<IUserGrain>(target.Value).OnFollowerChangedAsync(Id, follows, CommittedCount.Of(outcome.TargetCount))
        ?? throw NoSuchPerson();

    private void ApplyFollow(UserId target, bool follows, EdgeOutcome outcome) =>
        _state.Apply(state => state.Standing.Set(EdgeKind.Follow, target, follows, CommittedCount.Of(outcome.SourceCount)));

    private async Task<UserProfile> RequireProfileAsync(UserId target) =>
        await GrainFactory.GetGrain<IUserGrain>(target.Value).GetProfileAsync() ?? throw NoSuchPerson();

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
