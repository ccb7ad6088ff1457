using HotChocolate.Types.Pagination;
using Nexus.Gateway.Accounts;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Posts;
using Nexus.Grains.Feeds;

namespace Nexus.Gateway.Feeds;

[ExtendObjectType<Viewer>]
public sealed class ViewerFeed
{
    private static readonly ListTag s_latest = ListTag.Of("Viewer.feed LATEST"), s_top = ListTag.Of("Viewer.feed TOP");

    /// <summary>
    /// Posts of the people whom the viewer follows and the viewer's own, and what those people reposted, each post once: newest first, or the newest 1,000 best first.
    /// </summary>
    [UsePaging]
    public async Task<Connection<Post>> GetFeedAsync(
        int? first, string? after, int? last, string? before, [Parent] Viewer viewer, IGrainFactory grains,
        [DefaultValueSyntax("LATEST")] FeedOrder? order)
    {
        var list = (order is FeedOrder.Top ? s_top : s_latest).For(viewer.UserId.Value);
        var (feed, request) = (grains.GetGrain<IFeedGrain>(viewer.UserId.Value), Connections.Request(list, first, after, last, before));
        var page = order is FeedOrder.Top ? await feed.ReadTopAsync(request) : await feed.ReadAsync(request);
        return page.ToConnection(list, Post.From);
    }
}
