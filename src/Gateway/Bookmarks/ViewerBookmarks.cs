using HotChocolate.Types.Pagination;
using Nexus.Gateway.Accounts;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Posts;
using Nexus.Grains.Bookmarks;

namespace Nexus.Gateway.Bookmarks;

[ExtendObjectType<Viewer>]
public sealed class ViewerBookmarks
{
    private static readonly ListTag s_bookmarks = ListTag.Of("Viewer.bookmarks");

    /// <summary>What is still there of the posts that the viewer has bookmarked, the last bookmarked first.</summary>
    [UsePaging]
    public async Task<Connection<Post>> GetBookmarksAsync(
        int? first, string? after, int? last, string? before, [Parent] Viewer viewer, IGrainFactory grains)
    {
        var list = s_bookmarks.For(viewer.UserId.Value);
        var page = await grains.GetGrain<IBookmarksGrain>(viewer.UserId.Value).ListAsync(Connections.Request(list, first, after, last, before));
        return page.ToConnection(list, Post.From);
    }
}
