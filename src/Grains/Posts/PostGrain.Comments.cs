using Nexus.Grains.Comments;
using Nexus.Grains.Errors;
using Nexus.Grains.Paging;
using Nexus.Grains.Text;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Posts;

internal sealed partial class PostGrain
{
    public async Task<CommentView> AddCommentAsync(UserId author, NewComment comment)
    {
        var text = WrittenText.Accept("text", comment.Text);
        var state = await RequireVisibleAsync(author);
        var repliedTo = comment.ReplyTo is { } parent
            ? await FindCommentAsync(state, parent) ?? throw new NotFoundException("The comment replied to is not there.")
            : null;
        await _ids.ReadyAsync();
        var id = new CommentId(Id, _ids.Next());
        var notifications = PrepareNotifications(state, repliedTo, author, id);
        var change = new AddComment(id, author, text, comment.ReplyTo, _time.GetStoredNow(), comment.IdempotencyKey, notifications);
        var outcome = await _committer.CommitAsync(change);
        if (outcome.Created)
            ApplyComment(change);
        _state.Apply(current => current.CommentCount = current.CommentCount.Latest(CommittedCount.Of(outcome.PostCommentCount)));
        foreach (var notification in notifications)
            await _notifier.SettleAsync(notification, outcome.Created);
        return outcome.Created ? RowOf(change).ToView() : await FindFirstResultAsync(outcome.Comment, author);
    }

    public async Task<CommentView?> GetCommentAsync(CommentId comment, Viewer viewer) =>
        await FindVisibleAsync(viewer) is { } state ? (await FindCommentAsync(state, comment))?.ToView() : null;

    public async Task<Page<CommentView>> ListCommentsAsync(CommentId? replyTo, Viewer viewer, PageRequest request)
    {
        if (await FindVisibleAsync(viewer) is not { } state || (replyTo is { } parent && parent.Post != Id))
            return Page<CommentView>.Empty;
        if (state.Comments.HasAll)
        {
            var all = state.Comments.List(replyTo);
            return ToPage(Pages.Cut(all, request.ToKeyset(), descending: false), all.Count);
        }

        var page = await _posts.ListCommentsAsync(Id, replyTo, request.ToKeyset(), CancellationToken.None);
        return ToPage(page, await _posts.CountCommentsAsync(Id, replyTo, CancellationToken.None));
    }

    private static Page<CommentView> ToPage(KeysetPage<CommentRow> page, long total) =>
        page.ToPage(entry => new PageEntry<CommentView>(entry.Value.ToView(), entry.Key), total);

    private static CommentRow RowOf(AddComment change) =>
        new(change.Comment, change.Author, change.Text, change.ReplyTo, change.CreatedAt, 0);

    private async Task<CommentRow?> FindCommentAsync(PostState state, CommentId comment)
    {
        if (comment.Post != Id)
            return null;
        return state.Comments.Find(comment)
            ?? (state.Comments.HasAll ? null : await _posts.LoadCommentAsync(comment, CancellationToken.None));
    }

    /// <summary>What an idempotency key came to before: it may be a comment on another post.</summary>
    private async Task<CommentView> FindFirstResultAsync(CommentId first, UserId author) =>
        await GrainFactory.GetGrain<IPostGrain>(first.Post.Value).GetCommentAsync(first, new Viewer(author))
        ?? throw new NotFoundException("The comment has been deleted since.");

    /// <summary>The author of the comment replied to, and the author of the post; one notification where they are the same.</summary>
    private NewNotification[] PrepareNotifications(PostState state, CommentRow? repliedTo, UserId author, CommentId comment)
    {
        var reply = repliedTo is null ? null : _notifier.Prepare(repliedTo.Author, NotificationKind.Replied, author, Id, comment);
        var own = repliedTo?.Author == state.Author ? null : _notifier.Prepare(state.Author, NotificationKind.Commented, author, Id, comment);
        return new[] { reply, own }.OfType<NewNotification>().ToArray();
    }

    private void ApplyComment(AddComment change) => _state.Apply(state => state.Comments.Add(RowOf(change)));
}
