using Nexus.Grains.Hydration;
using Nexus.Grains.Paging;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Posts;

internal sealed partial class PostGrain
{
    private readonly PendingEdges<UserId, EdgeOutcome> _likes = new();

    public Task<PostView> LikeAsync(UserId user) => SetLikeAsync(user, true);

    public Task<PostView> UnlikeAsync(UserId user) => SetLikeAsync(user, false);

    public async Task<Page<UserId>> ListLikersAsync(Viewer viewer, PageRequest request)
    {
        if (await FindVisibleAsync(viewer) is not { } state)
            return Page<UserId>.Empty;
        var page = await _users.ListSourcesAsync(EdgeKind.Like, Id.Value, request.ToKeyset(), CancellationToken.None);
        return page.ToPage(state.LikeCount.Value);
    }

    private async Task<PostView> SetLikeAsync(UserId user, bool likes)
    {
        var state = await RequireVisibleAsync(user);
        if (state.Likers.Find(user) != likes || _likes.Contains(user))
            await _likes.SetAsync(user, likes, likes ? () => CommitLikeAsync(user, state.Author) : () => CommitUnlikeAsync(user, state.Author));
        // As it is now: likes of others may have been committed with this one.
        return (_state.Current ?? state).ToView(likes);
    }

    private async Task<EdgeOutcome> CommitLikeAsync(UserId user, UserId author)
    {
        await _ids.ReadyAsync();
        var notification = _notifier.Prepare(author, NotificationKind.Liked, user, Id);
        var edge = new AddEdge(EdgeKind.Like, user.Value, Id.Value, _ids.Next(), _time.GetStoredNow(), notification);
        var outcome = await _committer.CommitAsync(edge);
        ApplyLike(user, true, outcome);
        await _notifier.SettleAsync(notification, outcome.Changed);
        return outcome;
    }

    private async Task<EdgeOutcome> CommitUnlikeAsync(UserId user, UserId author)
    {
        var outcome = await _committer.CommitAsync(new RemoveEdge(EdgeKind.Like, user.Value, Id.Value));
        ApplyLike(user, false, outcome);
        if (outcome.Changed && user != author)
            await _notifier.RetractAsync(author, NotificationKind.Liked, user, Id);
        return outcome;
    }

    private void ApplyLike(UserId user, bool likes, EdgeOutcome outcome) => _state.Apply(state =>
    {
        state.Likers.Set(user, likes);
        state.LikeCount = state.LikeCount.Latest(CommittedCount.Of(outcome.TargetCount));
    });
}
