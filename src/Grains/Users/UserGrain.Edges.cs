using Nexus.Grains.Errors;
using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Users;

/// <summary>How edges between two people are written: in one transaction, told to the other's grain, and only then shown here.</summary>
internal sealed partial class UserGrain
{
    public async Task<UserProfile?> OnEdgesChangedAsync(IReadOnlyList<EdgeNews> news)
    {
        if (await _state.GetAsync() is null)
            return null;
        await TakeAsync(news);
        return await GetProfileAsync();
    }

    /// <summary>The other person's profile afterwards, and what each change came to.</summary>
    private async Task<(UserProfile Other, IReadOnlyList<EdgeOutcome> Outcomes)> CommitEdgesAsync(UserId other, params Change<EdgeOutcome>[] edges)
    {
        var outcomes = await _committer.CommitAsync(new ChangeEdges(edges));
        var news = edges.Zip(outcomes, EdgeNews.Of).ToArray();
        // The other first: if they can not be told, a retry must not find the change in memory and leave it at that.
        var profile = await UserOf(other).OnEdgesChangedAsync(news) ?? throw NoSuchPerson();
        await TakeAsync(news);
        for (var index = 0; index < edges.Length; index++)
            await TellInboxesAsync(edges[index], outcomes[index].Changed);
        return (profile, outcomes);
    }

    /// <summary>Takes news into memory, in whatever order they come, and tells the own feed and inbox of what matters to them.</summary>
    private async Task TakeAsync(IReadOnlyList<EdgeNews> news)
    {
        _state.Apply(state =>
        {
            foreach (var edge in news)
                state.Take(edge);
        });
        var standing = _state.Current?.Standing;
        if (_state.Current is { } state)
            KeepWithinThreshold(state);
        if (news.Any(edge => edge.Kind is PersonEdge.Follow or PersonEdge.Mute && edge.Source == Id))
            await OwnFeed.RefillAsync();
        foreach (var edge in news.Where(edge => edge.Kind is PersonEdge.Block or PersonEdge.Mute))
        {
            var other = edge.Source == Id ? edge.Target : edge.Source;
            var isHeard = standing is null ? !edge.IsThere : (standing.Towards(other, _time.GetUtcNow()) & (Stance.Muting | Stance.Blocked)) == 0;
            await OwnInbox.OnHearingChangedAsync(other, isHeard);
        }
    }

    /// <summary>Delivers what a new edge has caused, and takes back what a removed one had.</summary>
    private async Task TellInboxesAsync(Change<EdgeOutcome> change, bool changed)
    {
        switch (change)
        {
            case AddEdge { Notification: { } notification }:
                await _notifier.SettleAsync(notification, changed);
                break;
            case RemoveEdge { Kind: EdgeKind.Follow } follow when changed:
                await _notifier.RetractAsync(new UserId(follow.Target), NotificationKind.Followed, new UserId(follow.Source));
                await _notifier.RetractAsync(new UserId(follow.Source), NotificationKind.FollowAccepted, new UserId(follow.Target));
                break;
            case RemoveEdge { Kind: EdgeKind.FollowRequest } request when changed:
                await _notifier.RetractAsync(new UserId(request.Target), NotificationKind.FollowRequested, new UserId(request.Source));
                break;
        }
    }

    private AddEdge EdgeTo(EdgeKind kind, UserId other, NewNotification? notification = null) =>
        new(kind, Id.Value, other.Value, _ids.Next(), _time.GetStoredNow(), notification);

    private static RemoveEdge NoEdge(EdgeKind kind, UserId source, UserId target) => new(kind, source.Value, target.Value);

    /// <summary>Somebody who is there for this person.</summary>
    private async Task<UserProfile> RequirePersonAsync(UserState state, UserId other) =>
        await _profiles.GetAsync(other) is { } profile && VisibilityRules.SeesPerson(state.Standing.Towards(other, _time.GetUtcNow()), profile.ToFacts(_time.GetUtcNow()))
            ? profile
            : throw NoSuchPerson();

    /// <summary>Somebody who is there but for a block: who is blocked is named to the blocker.</summary>
    private async Task<UserProfile> RequireKnownAsync(UserId other) => await _audience.FindPersonAsync(Viewer.Anonymous, other) ?? throw NoSuchPerson();

    private void RequireAnother(UserId other, string message)
    {
        if (other == Id)
            throw new ValidationException("userId", message);
    }

    private IUserGrain UserOf(UserId user) => GrainFactory.GetGrain<IUserGrain>(user.Value);
}
