using HotChocolate.Resolvers;
using HotChocolate.Types.Pagination;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Comments;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Users;
using Nexus.Grains.Posts;
using Nexus.Grains.Users;

namespace Nexus.Gateway.Posts;

/// <summary>What hangs on a post.</summary>
[ExtendObjectType<Post>]
public sealed class PostFields
{
    public ValueTask<User> GetAuthorAsync([Parent] Post post, Profiles profiles, IResolverContext field) => field.LoadUserAsync(post.View.Author, profiles);

    /// <summary>Null where nothing is quoted, or the quoted post is not there for the viewer.</summary>
    public async Task<Post?> GetQuotedAsync(
        [Parent] Post post, [CurrentCaller] Caller caller, PostByIdDataLoader posts, CancellationToken cancellationToken) =>
        post.View.Quoted is { } quoted ? await posts.LoadAsync(new PostKey(quoted, caller.Viewer), cancellationToken) : null;

    /// <summary>Top level, oldest first.</summary>
    [UsePaging(IncludeTotalCount = true)]
    public async Task<Connection<Comment>> GetCommentsAsync(
        int? first, string? after, int? last, string? before, [Parent] Post post, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var page = await grains.GetGrain<IPostGrain>(post.Id).ListCommentsAsync(null, caller.Viewer, Connections.Request(first, after, last, before));
        return page.ToConnection(Comment.From);
    }

    /// <summary>Newest first.</summary>
    [UsePaging(IncludeTotalCount = true)]
    public async Task<Connection<User>> GetLikersAsync(
        int? first, string? after, int? last, string? before, [Parent] Post post, [CurrentCaller] Caller caller, UserByIdDataLoader users,
        IGrainFactory grains, CancellationToken cancellationToken)
    {
        var page = await grains.GetGrain<IPostGrain>(post.Id).ListLikersAsync(caller.Viewer, Connections.Request(first, after, last, before));
        return await page.ToConnectionAsync(users, cancellationToken);
    }
}
