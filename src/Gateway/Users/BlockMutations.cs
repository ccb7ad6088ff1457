using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Schema;

namespace Nexus.Gateway.Users;

/// <summary>Whom the viewer does not want to see, or to hear. Each is a set's: doing it twice is doing it once.</summary>
[ExtendObjectType<Mutation>]
public sealed class BlockMutations
{
    [SignedIn]
    [Error<ValidationError>]
    [Error<NotFoundError>]
    public async Task<User?> BlockAsync([GraphQLType("ID!")] string userId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        User.From(await grains.GetSelf(caller).BlockAsync(GlobalId.ReadUser(userId)));

    [SignedIn]
    [Error<NotFoundError>]
    public async Task<User?> UnblockAsync([GraphQLType("ID!")] string userId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        User.From(await grains.GetSelf(caller).UnblockAsync(GlobalId.ReadUser(userId)));

    [SignedIn]
    [Error<ValidationError>]
    [Error<NotFoundError>]
    public async Task<User?> MuteAsync([GraphQLType("ID!")] string userId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        User.From(await grains.GetSelf(caller).MuteAsync(GlobalId.ReadUser(userId)));

    [SignedIn]
    [Error<NotFoundError>]
    public async Task<User?> UnmuteAsync([GraphQLType("ID!")] string userId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        User.From(await grains.GetSelf(caller).UnmuteAsync(GlobalId.ReadUser(userId)));
}
