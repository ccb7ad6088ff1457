using HotChocolate.Types.Pagination;
using Nexus.Gateway.Accounts;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Posts;
using Nexus.Grains.Bookmarks;

namespace Nexus.Gateway.Bookmarks;

[ExtendObjectType<Viewer>]
public sealed class ViewerBookmarks
{
    /// <summary>What is still there of the posts that the viewer has bookmarked, the last bookmarked first.</summary>
    [UsePaging]
    public async Task<Connection<Post>> GetBookmarksAsync(
        int? first, string? after, int? last, string? before, [Parent] Viewer viewer, IGrainFactory grains)
    {
        var page = await grains.GetGrain<IBookmarksGrain>(viewer.UserId.Value).ListAsync(Connections.Request(first, after, last, before));
        return page.ToConnection(Post.From);
    }
}
