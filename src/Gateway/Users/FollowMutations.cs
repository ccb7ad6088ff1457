using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Schema;
using Nexus.Grains.Users;

namespace Nexus.Gateway.Users;

[ExtendObjectType<Mutation>]
public sealed class FollowMutations
{
    [SignedIn]
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    public async Task<User?> FollowAsync([GraphQLType("ID!")] string userId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        User.From(await Self(grains, caller).FollowAsync(GlobalId.ReadUser(userId)));

    [SignedIn]
    [Error<NotFoundError>]
    public async Task<User?> UnfollowAsync([GraphQLType("ID!")] string userId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        User.From(await Self(grains, caller).UnfollowAsync(GlobalId.ReadUser(userId)));

    private static IUserGrain Self(IGrainFactory grains, Caller caller) => grains.GetGrain<IUserGrain>(caller.User.Value);
}
