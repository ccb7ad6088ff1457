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
    [UsePaging]
    public async Task<Connection<Post>> GetPostsAsync(
        int? first, string? after, int? last, string? before, [Parent] User user, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var page = await Grain(grains, user).ListPostsAsync(caller.Viewer, Connections.Request(first, after, last, before));
        return page.ToConnection(Post.From);
    }

    [UsePaging(IncludeTotalCount = true)]
    public async Task<Connection<User>> GetFollowersAsync(
        int? first, string? after, int? last, string? before, [Parent] User user, UserByIdDataLoader users, IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var page = await Grain(grains, user).ListFollowersAsync(Connections.Request(first, after, last, before));
        return await page.ToConnectionAsync(users, cancellationToken);
    }

    [UsePaging(IncludeTotalCount = true)]
    public async Task<Connection<User>> GetFollowingAsync(
        int? first, string? after, int? last, string? before, [Parent] User user, UserByIdDataLoader users, IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var page = await Grain(grains, user).ListFollowingAsync(Connections.Request(first, after, last, before));
        return await page.ToConnectionAsync(users, cancellationToken);
    }

    /// <summary>Null for an anonymous request, and for oneself.</summary>
    public async Task<Relationship?> GetRelationshipAsync([Parent] User user, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var other = new UserId(user.Id);
        if (caller.IsAnonymous || caller.User == other)
            return null;
        var relationship = await grains.GetGrain<IUserGrain>(caller.User.Value).GetRelationshipAsync(other);
        return new Relationship(relationship.Following, relationship.FollowedBy);
    }

    private static IUserGrain Grain(IGrainFactory grains, User user) => grains.GetGrain<IUserGrain>(user.Id);
}
