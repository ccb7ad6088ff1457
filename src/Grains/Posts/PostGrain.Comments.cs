using Nexus.Grains.Comments;
using Nexus.Grains.Errors;
using Nexus.Grains.Text;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Posts;

internal sealed partial class PostGrain
{
    public async Task<CommentView> AddCommentAsync(UserId author, NewComment comment)
    {
        var text = WrittenText.Accept("text", comment.Text);
        var key = IdempotencyKey.Accept(comment.IdempotencyKey);
        var state = await RequireVisibleAsync(author);
        var repliedTo = comment.ReplyTo is { } parent
            ? await FindPresentAsync(state, parent, author) ?? throw new NotFoundException("The comment replied to is not there.")
            : null;
        await _ids.ReadyAsync();
        var id = new CommentId(Id, _ids.Next());
        var notifications = await PrepareNotificationsAsync(state, repliedTo, author, id);
        var change = new AddComment(id, author, text, comment.ReplyTo, _time.GetStoredNow(), key, notifications);
        var outcome = await _committer.CommitAsync(change);
        if (outcome.Created)
            ApplyComment(change);
        ApplyCommentCount(outcome.PostCommentCount);
        if (outcome.Created)
            TellOfComment(id);
        foreach (var notification in notifications)
            await _notifier.SettleAsync(notification, outcome.Created);
        if (outcome.IsRefused)
            throw new NotFoundException("The post, or the comment replied to, has been deleted meanwhile.");
        return outcome.Created ? RowOf(change).ToView(viewerHasLiked: false) : await FindFirstResultAsync(outcome.Comment, author);
    }

    public async Task<CommentView> EditCommentAsync(CommentId comment, UserId author, string text)
    {
        var accepted = WrittenText.Accept("text", text);
        var (_, row) = await RequireCommentAsync(comment, author);
        if (row.Author != author)
            throw new ForbiddenException("Only its author can edit a comment.");
        if (row.Text == accepted)
            return await ViewAsync(row, new Viewer(author));
        var change = new EditComment(comment, accepted, _time.GetStoredNow());
        if (!await _committer.CommitAsync(change))
            throw NoSuchComment();
        _state.Apply(state => state.Comments.Change(comment, known => known with { Text = change.Text, EditedAt = change.At }));
        return await GetCommentAsync(comment, new Viewer(author)) ?? throw NoSuchComment();
    }

    public async Task DeleteCommentAsync(CommentId comment, UserId user)
    {
        var (state, row) = await RequireCommentAsync(comment, user);
        if (row.Author != user && state.Author != user)
            throw new ForbiddenException("Only its author and the author of the post can delete a comment.");
        if (!await EndCommentAsync(comment, await ListNotifiedAsync(state, row)))
            throw NoSuchComment();
    }

    public Task EndCommentsAsync(CommentId[] comments) => Task.WhenAll(comments.Select(comment => EndCommentAsync(comment, [])));

    /// <summary>Deletes a comment, and takes back what the recipients, and others as far as the commit knows, were told of it; false where it was gone.</summary>
    private async Task<bool> EndCommentAsync(CommentId comment, IEnumerable<UserId> recipients)
    {
        var change = new DeleteComment(comment, _time.GetStoredNow());
        var outcome = await _committer.CommitAsync(change);
        if (!outcome.Changed)
            return false;
        ApplyDeletion(change, outcome);
        foreach (var recipient in recipients.Union(outcome.Notified))
            await _notifier.RetractAsync(recipient, default, default, Id, comment);
        return true;
    }

    private static CommentRow RowOf(AddComment change) =>
        new(change.Comment, change.Author, change.Text, change.ReplyTo, change.CreatedAt, 0);

    private static NotFoundException NoSuchComment() => new("There is no such comment.");

    /// <summary>What an idempotency key came to before: it may be a comment on another post.</summary>
    private async Task<CommentView> FindFirstResultAsync(CommentId first, UserId author) =>
        await GrainFactory.GetGrain<IPostGrain>(first.Post.Value).GetCommentAsync(first, new Viewer(author))
        ?? throw new NotFoundException("The comment has been deleted since.");

    /// <summary>The author of the comment replied to, if they may still see the post, and the author of the post; one notification where they are the same.</summary>
    private async Task<NewNotification[]> PrepareNotificationsAsync(PostState state, CommentRow? repliedTo, UserId author, CommentId comment)
    {
        var reply = repliedTo is null || await FindVisibleAsync(new Viewer(repliedTo.Author)) is null ? null : _notifier.Prepare(repliedTo.Author, NotificationKind.Replied, author, Id, comment);
        var own = repliedTo?.Author == state.Author ? null : _notifier.Prepare(state.Author, NotificationKind.Commented, author, Id, comment);
        return new[] { reply, own }.OfType<NewNotification>().ToArray();
    }

    /// <summary>Whose inboxes may tell of a comment, as far as memory knows: it was written under their post or comment, or it is theirs and was liked.</summary>
    private async Task<IEnumerable<UserId>> ListNotifiedAsync(PostState state, CommentRow comment)
    {
        var repliedTo = comment.ReplyTo is { } parent ? await FindCommentAsync(state, parent) : null;
        return new[] { state.Author, comment.Author, repliedTo?.Author ?? default }.Where(person => person != default).Distinct();
    }

    private void ApplyComment(AddComment change) => _state.Apply(state => state.Comments.Add(RowOf(change)));

    private void ApplyDeletion(DeleteComment change, DeleteCommentOutcome outcome)
    {
        _state.Apply(state =>
        {
            foreach (var number in outcome.Vanished)
                state.Comments.Remove(new CommentId(Id, number));
            state.Comments.Change(change.Comment, static kept => kept with
            {
                Author = default, Text = "", EditedAt = null, IsDeleted = true, LikeCount = default,
            });
        });
        ApplyCommentCount(outcome.PostCommentCount);
    }

    private void ApplyCommentCount(Count count) =>
        _state.Apply(state => state.CommentCount = state.CommentCount.Latest(CommittedCount.Of(count)));
}
