using HotChocolate.Types.Pagination;
using Nexus.Gateway.Accounts;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Posts;
using Nexus.Grains.Feeds;

namespace Nexus.Gateway.Feeds;

[ExtendObjectType<Viewer>]
public sealed class ViewerFeed
{
    /// <summary>Posts of the people whom the viewer follows and the viewer's own, newest first.</summary>
    [UsePaging]
    public async Task<Connection<Post>> GetFeedAsync(
        int? first, string? after, int? last, string? before, [Parent] Viewer viewer, IGrainFactory grains)
    {
        var page = await grains.GetGrain<IFeedGrain>(viewer.UserId.Value).ReadAsync(Connections.Request(first, after, last, before));
        return page.ToConnection(Post.From);
    }
}
