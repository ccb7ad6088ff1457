using HotChocolate.Types.Pagination;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Posts;
using Nexus.Gateway.Schema;
using Nexus.Grains.Feeds;

namespace Nexus.Gateway.Feeds;

[ExtendObjectType<Query>]
public sealed class PublicFeedQueries
{
    private static readonly ListTag s_publicFeed = ListTag.Of("Query.publicFeed");

    /// <summary>The newest posts that are for everybody, at most a second late.</summary>
    [UsePaging]
    public async Task<Connection<Post>> GetPublicFeedAsync(
        int? first, string? after, int? last, string? before, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var page = await grains.GetGrain<IPublicFeedGrain>(0).ReadAsync(caller.Viewer, Connections.Request(s_publicFeed, first, after, last, before));
        return page.ToConnection(s_publicFeed, Post.From);
    }
}
