using Nexus.Gateway.Authentication;
using Nexus.Gateway.Schema;
using Nexus.Grains.Accounts;

namespace Nexus.Gateway.Accounts;

[ExtendObjectType<Mutation>]
public sealed class SessionMutations
{
    /// <summary>Ends a session of one's own, or all; without arguments the one that asks. Their access tokens are refused from then on.</summary>
    [SignedIn]
    [UseMutationConvention(PayloadFieldName = "signedOut")]
    public async Task<int?> SignOutAsync([ID<Session>] Guid? sessionId, [CurrentCaller] Caller caller, IGrainFactory grains, bool? allSessions = false)
    {
        var account = grains.GetGrain<IAccountGrain>(caller.User.Value);
        return await account.SignOutAsync(allSessions == true ? null : sessionId ?? caller.Session);
    }
}
