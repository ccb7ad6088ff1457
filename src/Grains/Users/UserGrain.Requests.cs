using Nexus.Grains.Errors;
using Nexus.Storage;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;

namespace Nexus.Grains.Users;

/// <summary>Who follows this person, as far as it is for this person to say.</summary>
internal sealed partial class UserGrain
{
    // How many requests are accepted at the same time: the journal writes them together.
    private const int AcceptedAtOnce = 100;

    // Whoever comes second finds no requests in storage any more, and would answer before the first one's followers are shown.
    private readonly SemaphoreSlim _acceptingTurn = new(1, 1);

    public async Task<UserProfile> AcceptFollowRequestAsync(UserId requester)
    {
        await RequirePersonAsync(await RequireAsync(), requester);
        var (profile, outcome) = await CommitAcceptanceAsync(requester);
        return outcome.Refusal == EdgeRefusal.None ? profile : throw new NotFoundException("There is no such request.");
    }

    public async Task<UserProfile> RejectFollowRequestAsync(UserId requester)
    {
        await RequirePersonAsync(await RequireAsync(), requester);
        return (await CommitEdgesAsync(requester, NoEdge(EdgeKind.FollowRequest, requester, Id))).Other;
    }

    public async Task<UserProfile> RemoveFollowerAsync(UserId follower)
    {
        var self = await RequirePersonAsync(await RequireAsync(), follower);
        // Nobody follows themselves: there is nothing to end.
        return follower == Id ? self : (await CommitEdgesAsync(follower, NoEdge(EdgeKind.Follow, follower, Id))).Other;
    }

    private async Task<(UserProfile Profile, EdgeOutcome Outcome)> CommitAcceptanceAsync(UserId requester)
    {
        await _ids.ReadyAsync();
        var notification = _notifier.Prepare(requester, NotificationKind.FollowAccepted, Id);
        var follow = new AddEdge(
            EdgeKind.Follow, requester.Value, Id.Value, _ids.Next(), _time.GetStoredNow(), notification, AcceptsRequest: true);
        var (profile, outcomes) = await CommitEdgesAsync(requester, NoEdge(EdgeKind.FollowRequest, requester, Id), follow);
        return (profile, outcomes[1]);
    }

    /// <summary>Goes on with what a failure had cut off when this person became public.</summary>
    private async Task ResumeAcceptingAsync()
    {
        await Task.Yield();
        try
        {
            await _state.GetAsync();
            await AcceptWaitingAsync();
        }
        catch (StorageUnavailableException)
        {
            // The next activation goes on.
        }
    }

    /// <summary>Accepts all that wait, once this person is public and nobody can ask any more.</summary>
    private async Task AcceptWaitingAsync()
    {
        await _acceptingTurn.WaitAsync();
        try
        {
            while (_state.Current is { IsPrivate: false, RequestCount.Value: > 0 })
            {
                var page = await _users.ListSourcesAsync(EdgeKind.FollowRequest, Id.Value, new Keyset(AcceptedAtOnce), CancellationToken.None);
                if (page.Entries.Count == 0)
                    return;
                await Task.WhenAll(page.Entries.Select(request => CommitAcceptanceAsync(request.Value)));
            }
        }
        finally
        {
            _acceptingTurn.Release();
        }
    }
}
