using HotChocolate.Types.Pagination;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Posts;
using Nexus.Grains.Hashtags;

namespace Nexus.Gateway.Hashtags;

/// <summary>What hangs on a hashtag.</summary>
[ExtendObjectType<Hashtag>]
public sealed class HashtagFields
{
    private static readonly ListTag s_posts = ListTag.Of("Hashtag.posts");

    /// <summary>Public posts, newest first.</summary>
    [UsePaging]
    public async Task<Connection<Post>> GetPostsAsync(
        int? first, string? after, int? last, string? before, [Parent] Hashtag hashtag, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var list = s_posts.For(hashtag.Id);
        var page = await grains.GetGrain<IHashtagGrain>(hashtag.Id).ListPostsAsync(caller.Viewer, Connections.Request(list, first, after, last, before));
        return page.ToConnection(list, Post.From);
    }
}
