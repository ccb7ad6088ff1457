using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Schema;

namespace Nexus.Gateway.Users;

/// <summary>Who follows whom. Each is a set's: doing it twice is doing it once.</summary>
[ExtendObjectType<Mutation>]
public sealed class FollowMutations
{
    /// <summary>A private person is asked: the answer's <c>followRequested</c> says so.</summary>
    [SignedIn]
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    public async Task<User?> FollowAsync([GraphQLType("ID!")] string userId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        User.From(await grains.GetSelf(caller).FollowAsync(GlobalId.ReadUser(userId)));

    /// <summary>Ends a follow, or takes a request back.</summary>
    [SignedIn]
    [Error<NotFoundError>]
    public async Task<User?> UnfollowAsync([GraphQLType("ID!")] string userId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        User.From(await grains.GetSelf(caller).UnfollowAsync(GlobalId.ReadUser(userId)));

    [SignedIn]
    [Error<NotFoundError>]
    public async Task<User?> AcceptFollowRequestAsync([GraphQLType("ID!")] string userId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        User.From(await grains.GetSelf(caller).AcceptFollowRequestAsync(GlobalId.ReadUser(userId)));

    [SignedIn]
    [Error<NotFoundError>]
    public async Task<User?> RejectFollowRequestAsync([GraphQLType("ID!")] string userId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        User.From(await grains.GetSelf(caller).RejectFollowRequestAsync(GlobalId.ReadUser(userId)));

    [SignedIn]
    [Error<NotFoundError>]
    public async Task<User?> RemoveFollowerAsync([GraphQLType("ID!")] string userId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        User.From(await grains.GetSelf(caller).RemoveFollowerAsync(GlobalId.ReadUser(userId)));
}
