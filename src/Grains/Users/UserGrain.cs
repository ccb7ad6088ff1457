using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nexus.Grains.Errors;
using Nexus.Grains.Feeds;
using Nexus.Grains.Hydration;
using Nexus.Grains.Inboxes;
using Nexus.Grains.Inboxes.Delivery;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;
using Orleans.Concurrency;

namespace Nexus.Grains.Users;

/// <summary>
/// Reentrant, so that a person can be read and followed while a change of theirs is being committed; <see cref="PendingEdges{TKey, TOutcome}"/> keeps
/// the changes of one pair of people in order.
/// </summary>
[Reentrant]
internal sealed partial class UserGrain : Grain, IUserGrain
{
    private readonly IUserReads _users;
    private readonly INotificationReads _notifications;
    private readonly IIdGenerator _ids;
    private readonly Notifier _notifier;
    private readonly GrainOptions _options;
    private readonly TimeProvider _time;
    private readonly Hydrated<UserState> _state;
    private readonly Snapshots<UserId, UserProfile>.Publication _publication;
    private readonly Snapshots<UserId, Standing>.Publication _standing;
    private readonly Profiles _profiles;
    private readonly Audience _audience;
    private readonly PeoplePages _peoplePages;
    private readonly OwnPosts _ownPosts;
    private readonly PostPages _postPages;
    private readonly FeedFanOut _fanOut;
    private readonly Committer _committer;

    public UserGrain(
        IJournal journal, IUserReads users, IPostReads posts, INotificationReads notifications, IIdGenerator ids, Notifier notifier, Snapshots<UserId, UserProfile> profiles,
        Snapshots<UserId, Standing> standings, Profiles allProfiles, Audience audience, PeoplePages peoplePages, PostPages postPages, SiloLosses losses, IOptions<GrainOptions> options, TimeProvider time, ILogger<UserGrain> logger)
    {
        (_users, _notifications, _ids, _notifier, _options, _time) = (users, notifications, ids, notifier, options.Value, time);
        (_profiles, _audience, _peoplePages, _postPages) = (allProfiles, audience, peoplePages, postPages);
        _publication = profiles.Open(Id);
        _standing = standings.Open(Id);
        _state = new Hydrated<UserState>(LoadAsync, Publish, losses);
        _ownPosts = new OwnPosts(posts, Id, losses);
        _fanOut = new FeedFanOut(_options.FanOutBatch, logger);
        _committer = new Committer(this, journal, () => _state.RefreshAsync());
    }

    private UserId Id => new(this.GetPrimaryKeyLong());

    public async Task<UserProfile?> GetProfileAsync() => (await _state.GetAsync())?.ToProfile();

    public Task ReloadAsync()
    {
        if (_state.Current is not null)
            return _committer.RefreshAsync();
        _state.Forget();
        return Task.CompletedTask;
    }

    public async Task<bool> FollowsAsync(UserId other) => await _state.GetAsync() is { } state && state.Standing.Has(EdgeKind.Follow, other);

    public async Task<Stance[]> ListStancesAsync(UserId[] others) =>
        await _state.GetAsync() is { } state
            ? Array.ConvertAll(others, other => state.Standing.Towards(other, _time.GetUtcNow()))
            : Array.ConvertAll(others, _ => Stance.Inactive);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _publication.Close();
        _standing.Close();
        return _fanOut.DrainAsync(cancellationToken);
    }

    private void Publish(UserState? state)
    {
        _publication.Publish(state?.ToProfile());
        _standing.Publish(state?.Standing);
    }

    private async Task<UserState?> LoadAsync()
    {
        if (await _users.LoadUserAsync(Id, _options.FanOutThreshold, CancellationToken.None) is not { } row)
            return null;
        if (row is { IsPrivate: false, Counts.Requests.Value: > 0 })
            _ = ResumeAcceptingAsync();
        return new UserState(row);
    }

    private async Task<UserState> RequireAsync() => await _state.GetAsync() ?? throw NoSuchPerson();

    private IInboxGrain OwnInbox => GrainFactory.GetGrain<IInboxGrain>(Id.Value);

    private IFeedGrain OwnFeed => GrainFactory.GetGrain<IFeedGrain>(Id.Value);

    private static NotFoundException NoSuchPerson() => new("There is no such person.");
}
