using HotChocolate.Types.Pagination;
using Nexus.Gateway.Accounts;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Posts;
using Nexus.Grains.Feeds;

namespace Nexus.Gateway.Feeds;

[ExtendObjectType<Viewer>]
public sealed class ViewerFeed
{
    /// <summary>
    /// Posts of the people whom the viewer follows and the viewer's own, and what those people reposted, each post once: newest first, or the newest 1,000 best first.
    /// </summary>
    [UsePaging]
    public async Task<Connection<Post>> GetFeedAsync(
        int? first, string? after, int? last, string? before, [Parent] Viewer viewer, IGrainFactory grains,
        [DefaultValueSyntax("LATEST")] FeedOrder? order)
    {
        var (feed, request) = (grains.GetGrain<IFeedGrain>(viewer.UserId.Value), Connections.Request(first, after, last, before));
        var page = order is FeedOrder.Top ? await feed.ReadTopAsync(request) : await feed.ReadAsync(request);
        return page.ToConnection(Post.From);
    }
}
