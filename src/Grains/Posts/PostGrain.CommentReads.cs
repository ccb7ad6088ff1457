using Nexus.Grains.Comments;
using Nexus.Grains.Paging;
using Nexus.Grains.Visibility;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Posts;

internal sealed partial class PostGrain
{
    public async Task<CommentView?> GetCommentAsync(CommentId comment, Viewer viewer) =>
        await FindVisibleAsync(viewer) is { } state && await FindCommentAsync(state, comment) is { } row ? await ViewAsync(row, viewer) : null;

    public async Task<Page<CommentView>> ListCommentsAsync(CommentId? replyTo, Viewer viewer, PageRequest request)
    {
        if (await FindVisibleAsync(viewer) is not { } state || (replyTo is { } parent && parent.Post != Id))
            return Page<CommentView>.Empty;
        if (state.Comments.HasAll)
        {
            var all = state.Comments.List(replyTo);
            return await ViewAsync(Pages.Cut(all, request.ToKeyset(), descending: false), viewer, all.Count);
        }

        var page = await _posts.ListCommentsAsync(Id, replyTo, request.ToKeyset(), CancellationToken.None);
        return await ViewAsync(page, viewer, await _posts.CountCommentsAsync(Id, replyTo, CancellationToken.None));
    }

    private async Task<CommentRow?> FindCommentAsync(PostState state, CommentId comment)
    {
        if (comment.Post != Id)
            return null;
        return state.Comments.Find(comment)
            ?? (state.Comments.HasAll ? null : await _posts.LoadCommentAsync(comment, CancellationToken.None));
    }

    /// <summary>The same without those that are deleted.</summary>
    private async Task<CommentRow?> FindPresentAsync(PostState state, CommentId comment) =>
        await FindCommentAsync(state, comment) is { IsDeleted: false } row ? row : null;

    private async Task<(PostState Post, CommentRow Comment)> RequireCommentAsync(CommentId comment, UserId user)
    {
        var state = await FindVisibleAsync(new Viewer(user)) ?? throw NoSuchComment();
        return (state, await FindPresentAsync(state, comment) ?? throw NoSuchComment());
    }

    private async Task<CommentView> ViewAsync(CommentRow row, Viewer viewer) => row.ToView((await ListLikedAsync([row], viewer)).Contains(row.Id.Number));

    private async Task<Page<CommentView>> ViewAsync(KeysetPage<CommentRow> page, Viewer viewer, long total)
    {
        var liked = await ListLikedAsync(page.Entries.Select(static entry => entry.Value), viewer);
        return page.ToPage(entry => new PageEntry<CommentView>(entry.Value.ToView(liked.Contains(entry.Key)), entry.Key), total);
    }

    /// <summary>Which of some comments the viewer likes, by number: only those that anybody likes have to be looked up.</summary>
    private ValueTask<HashSet<long>> ListLikedAsync(IEnumerable<CommentRow> rows, Viewer viewer)
    {
        var liked = rows.Where(static row => row.LikeCount.Value > 0).Select(static row => row.Id.Number);
        return viewer.IsAnonymous
            ? new([])
            : _commentLikes.ListLikedAsync(viewer.Id, liked, numbers => _posts.ListLikedCommentsAsync(viewer.Id, numbers, CancellationToken.None));
    }
}
