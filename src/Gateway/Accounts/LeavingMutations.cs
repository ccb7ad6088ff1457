using HotChocolate.CostAnalysis.Types;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.Schema;
using Nexus.Gateway.Users;
using Nexus.Grains.Accounts;

namespace Nexus.Gateway.Accounts;

[ExtendObjectType<Mutation>]
public sealed class LeavingMutations
{
    /// <summary>Hides the person at once and for good; what they wrote and every trace of them is removed afterwards.</summary>
    [SignedIn]
    [Cost(AccountMutations.PasswordCost)]
    [Error<InvalidCredentialsError>]
    [UseMutationConvention(PayloadFieldName = "deletedUserId")]
    [ID<User>]
    public async Task<long?> DeleteAccountAsync(string password, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        await grains.GetGrain<IAccountGrain>(caller.User.Value).LeaveAsync(password);
        return caller.User.Value;
    }
}
