using HotChocolate.Types.Pagination;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Posts;
using Nexus.Grains.Users;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Users;

/// <summary>What hangs on a person.</summary>
[ExtendObjectType<User>]
public sealed class UserFields
{
    private static readonly ListTag s_posts = ListTag.Of("User.posts"), s_followers = ListTag.Of("User.followers"),
        s_following = ListTag.Of("User.following"), s_followersYouKnow = ListTag.Of("User.followersYouKnow");

    [UsePaging]
    public async Task<Connection<Post>> GetPostsAsync(
        int? first, string? after, int? last, string? before, [Parent] User user, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var list = s_posts.For(user.Id);
        var page = await Grain(grains, user).ListPostsAsync(caller.Viewer, Connections.Request(list, first, after, last, before));
        return page.ToConnection(list, Post.From);
    }

    /// <summary>Empty where the person is private and the viewer does not follow them; so are the other lists.</summary>
    [UsePaging(IncludeTotalCount = true)]
    public async Task<Connection<User>> GetFollowersAsync(
        int? first, string? after, int? last, string? before, [Parent] User user, [CurrentCaller] Caller caller, UserByIdDataLoader users,
        IGrainFactory grains, CancellationToken cancellationToken)
    {
        var list = s_followers.For(user.Id);
        var page = await Grain(grains, user).ListFollowersAsync(caller.Viewer, Connections.Request(list, first, after, last, before));
        return await page.ToConnectionAsync(list, users, cancellationToken);
    }

    [UsePaging(IncludeTotalCount = true)]
    public async Task<Connection<User>> GetFollowingAsync(
        int? first, string? after, int? last, string? before, [Parent] User user, [CurrentCaller] Caller caller, UserByIdDataLoader users,
        IGrainFactory grains, CancellationToken cancellationToken)
    {
        var list = s_following.For(user.Id);
        var page = await Grain(grains, user).ListFollowingAsync(caller.Viewer, Connections.Request(list, first, after, last, before));
        return await page.ToConnectionAsync(list, users, cancellationToken);
    }

    /// <summary>Those of the followers whom the viewer follows; none for an anonymous request, and for oneself.</summary>
    [UsePaging(IncludeTotalCount = true)]
    public async Task<Connection<User>> GetFollowersYouKnowAsync(
        int? first, string? after, int? last, string? before, [Parent] User user, [CurrentCaller] Caller caller, UserByIdDataLoader users,
        IGrainFactory grains, CancellationToken cancellationToken)
    {
        var list = s_followersYouKnow.For(user.Id);
        var page = await Grain(grains, user).ListFollowersKnownAsync(caller.Viewer, Connections.Request(list, first, after, last, before));
        return await page.ToConnectionAsync(list, users, cancellationToken);
    }

    /// <summary>Null for an anonymous request, and for oneself.</summary>
    public async Task<Relationship?> GetRelationshipAsync(
        [Parent] User user, [CurrentCaller] Caller caller, RelationshipDataLoader relationships, CancellationToken cancellationToken)
    {
        var other = new UserId(user.Id);
        return caller.IsAnonymous || caller.User == other ? null : await relationships.LoadAsync(new RelationshipKey(caller.User, other), cancellationToken);
    }

    private static IUserGrain Grain(IGrainFactory grains, User user) => grains.GetGrain<IUserGrain>(user.Id);
}
