using Nexus.Grains.Errors;
using Nexus.Grains.Feeds;
using Nexus.Grains.Hydration;
using Nexus.Grains.Paging;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Posts;

internal sealed partial class PostGrain
{
    private readonly PendingEdges<(EdgeKind Kind, UserId User), EdgeOutcome> _pendingMarks = new();

    public Task<PostView> LikeAsync(UserId user) => SetMarkAsync(EdgeKind.Like, user, true);

    public Task<PostView> UnlikeAsync(UserId user) => SetMarkAsync(EdgeKind.Like, user, false);

    public async Task<PostView> RepostAsync(UserId user)
    {
        var state = await RequireVisibleAsync(user);
        if (!await _audience.AllowsRepostAsync(state.Author, state.Facts))
            throw new ForbiddenException("Posts that are for followers can not be reposted.");
        return await SetMarkAsync(EdgeKind.Repost, user, true);
    }

    public Task<PostView> UndoRepostAsync(UserId user) => SetMarkAsync(EdgeKind.Repost, user, false);

    public Task<PostView> BookmarkAsync(UserId user) => SetMarkAsync(EdgeKind.Bookmark, user, true);

    public Task<PostView> RemoveBookmarkAsync(UserId user) => SetMarkAsync(EdgeKind.Bookmark, user, false);

    public async Task<Page<UserId>> ListLikersAsync(Viewer viewer, PageRequest request)
    {
        if (await FindVisibleAsync(viewer) is not { } state)
            return Page<UserId>.Empty;
        return await _peoplePages.ReadAsync(
            keyset => _users.ListSourcesAsync(EdgeKind.Like, Id.Value, keyset, CancellationToken.None), viewer, request, state.LikeCount.Value);
    }

    private async Task<PostView> SetMarkAsync(EdgeKind kind, UserId user, bool isSet)
    {
        var state = await RequireVisibleAsync(user);
        if (state.Marks.Find(user)?.HasFlag(PostMarks.Of(kind)) != isSet || _pendingMarks.Contains((kind, user)))
        {
            var outcome = await _pendingMarks.SetAsync(
                (kind, user), isSet, isSet ? () => CommitMarkAsync(kind, user, state.Author) : () => CommitUnmarkAsync(kind, user, state.Author));
            if (outcome.Refusal == EdgeRefusal.Gone)
                throw NoSuchPost();
        }

        // As it is now: those of others may have been committed with this one.
        return await ViewAsync(await RequireVisibleAsync(user), new Viewer(user));
    }

    private async Task<EdgeOutcome> CommitMarkAsync(EdgeKind kind, UserId user, UserId author)
    {
        await _ids.ReadyAsync();
        var notification = CauseOf(kind) is { } cause ? _notifier.Prepare(author, cause, user, Id) : null;
        var edge = new AddEdge(kind, user.Value, Id.Value, _ids.Next(), _time.GetStoredNow(), notification);
        var outcome = await _committer.CommitAsync(edge);
        if (outcome.Refusal != EdgeRefusal.Gone)
            ApplyMark(kind, user, true, outcome);
        await _notifier.SettleAsync(notification, outcome.Changed);
        if (kind == EdgeKind.Repost && outcome.Changed)
            await GrainFactory.GetGrain<IUserGrain>(user.Value).OnRepostedAsync(new FeedEntry(Id, edge.Key, user));
        return outcome;
    }

    private async Task<EdgeOutcome> CommitUnmarkAsync(EdgeKind kind, UserId user, UserId author)
    {
        var outcome = await _committer.CommitAsync(new RemoveEdge(kind, user.Value, Id.Value));
        ApplyMark(kind, user, false, outcome);
        if (outcome.Changed && user != author && CauseOf(kind) is { } cause)
            await _notifier.RetractAsync(author, cause, user, Id);
        if (kind == EdgeKind.Repost && outcome.Changed)
            await GrainFactory.GetGrain<IUserGrain>(user.Value).OnRepostUndoneAsync(Id);
        return outcome;
    }

    private void ApplyMark(EdgeKind kind, UserId user, bool isSet, EdgeOutcome outcome) => _state.Apply(state =>
    {
        state.Marks.Set(user, PostMarks.Of(kind), isSet);
        if (kind == EdgeKind.Like)
            state.LikeCount = state.LikeCount.Latest(CommittedCount.Of(outcome.TargetCount));
        else if (kind == EdgeKind.Repost)
            state.RepostCount = state.RepostCount.Latest(CommittedCount.Of(outcome.TargetCount));
    });

    /// <summary>What the author is told of; a bookmark is nobody else's business.</summary>
    private static NotificationKind? CauseOf(EdgeKind kind) => kind switch
    {
        EdgeKind.Like => NotificationKind.Liked,
        EdgeKind.Repost => NotificationKind.Reposted,
        _ => null,
    };
}
