using Nexus.Grains.Comments;
using Nexus.Grains.Hydration;
using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Posts;

internal sealed partial class PostGrain
{
    private readonly KnownLikes _commentLikes = new();
    private readonly PendingEdges<(long Comment, UserId User), EdgeOutcome> _pendingCommentLikes = new();

    public Task<CommentView> LikeCommentAsync(CommentId comment, UserId user) => SetCommentLikeAsync(comment, user, true);

    public Task<CommentView> UnlikeCommentAsync(CommentId comment, UserId user) => SetCommentLikeAsync(comment, user, false);

    private async Task<CommentView> SetCommentLikeAsync(CommentId comment, UserId user, bool likes)
    {
        var (_, row) = await RequireCommentAsync(comment, user);
        var isLiked = (await ListLikedAsync([row], new Viewer(user))).Contains(comment.Number);
        var pair = (comment.Number, user);
        if (isLiked == likes && !_pendingCommentLikes.Contains(pair))
            return row.ToView(likes);
        var outcome = await _pendingCommentLikes.SetAsync(
            pair, likes, likes ? () => CommitCommentLikeAsync(comment, user, row.Author) : () => CommitCommentUnlikeAsync(comment, user, row.Author));
        if (outcome.Refusal == EdgeRefusal.Gone)
            throw NoSuchComment();
        // As it is now, where the window has it: likes of others may have been committed with this one.
        return (_state.Current?.Comments.Find(comment) ?? row with { LikeCount = outcome.TargetCount }).ToView(likes);
    }

    private async Task<EdgeOutcome> CommitCommentLikeAsync(CommentId comment, UserId user, UserId author)
    {
        await _ids.ReadyAsync();
        var notification = _notifier.Prepare(author, NotificationKind.Liked, user, Id, comment);
        var edge = new AddEdge(EdgeKind.CommentLike, user.Value, comment.Number, _ids.Next(), _time.GetStoredNow(), notification) { CommentedPost = Id };
        var outcome = await _committer.CommitAsync(edge);
        if (outcome.Refusal != EdgeRefusal.Gone)
            ApplyCommentLike(comment, user, true, outcome);
        await _notifier.SettleAsync(notification, outcome.Changed);
        return outcome;
    }

    private async Task<EdgeOutcome> CommitCommentUnlikeAsync(CommentId comment, UserId user, UserId author)
    {
        var outcome = await _committer.CommitAsync(new RemoveEdge(EdgeKind.CommentLike, user.Value, comment.Number));
        ApplyCommentLike(comment, user, false, outcome);
        if (outcome.Changed && user != author)
            await _notifier.RetractAsync(author, NotificationKind.Liked, user, Id, comment);
        return outcome;
    }

    private void ApplyCommentLike(CommentId comment, UserId user, bool likes, EdgeOutcome outcome)
    {
        _commentLikes.Set(comment, user, likes);
        _state.Apply(state => state.Comments.Change(
            comment, row => outcome.TargetCount.Version > row.LikeCount.Version ? row with { LikeCount = outcome.TargetCount } : row));
    }
}
