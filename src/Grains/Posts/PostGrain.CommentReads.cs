using Nexus.Grains.Comments;
using Nexus.Grains.Paging;
using Nexus.Grains.Visibility;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Posts;

internal sealed partial class PostGrain
{
    private const int CommentsAtOnce = 100;

    public async Task<CommentView?> GetCommentAsync(CommentId comment, Viewer viewer) =>
        await FindVisibleAsync(viewer) is { } state && await FindSeenAsync(state, comment, viewer) is { } row ? await ViewAsync(row, viewer) : null;

    public async Task<IReadOnlyList<CommentView>> FindCommentsAsync(CommentId[] comments, Viewer viewer)
    {
        if (await FindVisibleAsync(viewer) is not { } state)
            return Array.Empty<CommentView>();
        var own = comments.Where(comment => comment.Post == Id).Distinct().ToArray();
        var rows = own.Select(state.Comments.Find).OfType<CommentRow>().ToList();
        var missing = own.Where(comment => state.Comments.Find(comment) is null).Select(comment => comment.Number).ToArray();
        if (missing.Length > 0 && !state.Comments.HasAll)
            rows.AddRange(await _posts.LoadCommentsAsync(Id, missing, CancellationToken.None));
        var part = rows.OrderBy(row => row.Id.Number).Select(row => new Keyed<CommentRow>(row, row.Id.Number)).ToArray();
        return (await SelectAsync(new KeysetPage<CommentRow>(part, false, false), viewer)).Select(entry => entry.Value).ToArray();
    }

    public async Task<Page<CommentView>> ListCommentsAsync(CommentId? replyTo, Viewer viewer, PageRequest request)
    {
        if (await FindVisibleAsync(viewer) is not { } state || (replyTo is { } parent && await FindSeenAsync(state, parent, viewer) is null))
            return Page<CommentView>.Empty;
        var all = state.Comments.HasAll ? state.Comments.List(replyTo) : null;
        var total = all?.Count ?? await _posts.CountCommentsAsync(Id, replyTo, CancellationToken.None);
        return await new FullPages<CommentRow, CommentView>(Read, part => SelectAsync(part, viewer), CommentsAtOnce).ReadAsync(request, total);

        ValueTask<KeysetPage<CommentRow>> Read(Keyset keyset) =>
            all is null ? new(_posts.ListCommentsAsync(Id, replyTo, keyset, CancellationToken.None)) : new(Pages.Cut(all, keyset, descending: false));
    }

    private async Task<CommentRow?> FindCommentAsync(PostState state, CommentId comment)
    {
        if (comment.Post != Id)
            return null;
        return state.Comments.Find(comment)
            ?? (state.Comments.HasAll ? null : await _posts.LoadCommentAsync(comment, CancellationToken.None));
    }

    /// <summary>The comment where it is there for the viewer: a deleted one that keeps its place is.</summary>
    private async Task<CommentRow?> FindSeenAsync(PostState state, CommentId comment, Viewer viewer) =>
        await FindCommentAsync(state, comment) is { } row && (row.IsDeleted || await _audience.SeesPersonAsync(viewer, row.Author)) ? row : null;

    /// <summary>The same without those that are deleted.</summary>
    private async Task<CommentRow?> FindPresentAsync(PostState state, CommentId comment, UserId user) =>
        await FindSeenAsync(state, comment, new Viewer(user)) is { IsDeleted: false } row ? row : null;

    private async Task<(PostState Post, CommentRow Comment)> RequireCommentAsync(CommentId comment, UserId user)
    {
        var state = await FindVisibleAsync(new Viewer(user)) ?? throw NoSuchComment();
        return (state, await FindPresentAsync(state, comment, user) ?? throw NoSuchComment());
    }

    private async Task<CommentView> ViewAsync(CommentRow row, Viewer viewer) => row.ToView((await ListLikedAsync([row], viewer)).Contains(row.Id.Number));

    private async ValueTask<List<PageEntry<CommentView>>> SelectAsync(KeysetPage<CommentRow> part, Viewer viewer)
    {
        var authors = part.Entries.Where(static entry => !entry.Value.IsDeleted).Select(static entry => entry.Value.Author).Distinct().ToArray();
        var seenAuthors = await _audience.FilterAsync(viewer, authors);
        var seen = part.Entries.Where(entry => entry.Value.IsDeleted || seenAuthors.Contains(entry.Value.Author)).ToArray();
        var liked = await ListLikedAsync(seen.Select(static entry => entry.Value), viewer);
        return [.. seen.Select(entry => new PageEntry<CommentView>(entry.Value.ToView(liked.Contains(entry.Key)), entry.Key))];
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
