using HotChocolate.CostAnalysis.Types;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.Rates;
using Nexus.Gateway.Schema;
using Nexus.Grains.Accounts;
using Nexus.Grains.Errors;
using Nexus.Grains.Handles;

namespace Nexus.Gateway.Accounts;

[ExtendObjectType<Mutation>]
public sealed class PasswordMutations
{
    /// <summary>Ends all other sessions.</summary>
    [SignedIn]
    [Cost(AccountMutations.PasswordCost)]
    [Error<ValidationError>]
    [Error<InvalidCredentialsError>]
    public async Task<Viewer?> ChangePasswordAsync(string currentPassword, string newPassword, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var account = grains.GetGrain<IAccountGrain>(caller.User.Value);
        await account.ChangePasswordAsync(new PasswordChange(currentPassword, newPassword, caller.Session));
        return new Viewer(caller.User);
    }

    /// <summary>The same answer, after about the same work, whether somebody has the address or not.</summary>
    [UseMutationConvention(PayloadFieldName = "accepted")]
    public async Task<bool?> RequestPasswordResetAsync(string email, IGrainFactory grains, ActionRates rates)
    {
        rates.CountReset();
        var address = email.Trim().ToLowerInvariant();
        var user = address.Contains('@') ? await grains.GetGrain<IHandleGrain>(address).FindOwnerAsync() : null;
        await grains.GetGrain<IAccountGrain>((user ?? UnknownAccount.IdOf(address)).Value).RequestPasswordResetAsync();
        return true;
    }

    /// <summary>With the token that was mailed: ends all sessions and opens one.</summary>
    [Cost(AccountMutations.PasswordCost)]
    [Error<ValidationError>]
    [Error<InvalidCredentialsError>]
    public async Task<Credentials?> ResetPasswordAsync(string token, string newPassword, IGrainFactory grains, ActionRates rates, SessionOpening sessions)
    {
        rates.CountReset();
        var account = grains.GetGrain<IAccountGrain>(OwnerOf(token).Value);
        return await sessions.IssueAsync(await account.ResetPasswordAsync(new PasswordReset(token, newPassword, sessions.UserAgent)));
    }

    /// <summary>With the token that was mailed, whoever is signed in: what is answered is the person whose address it proves.</summary>
    [Error<InvalidCredentialsError>]
    public async Task<Viewer?> VerifyEmailAsync(string token, [CurrentCaller] Caller caller, IGrainFactory grains, ActionRates rates)
    {
        rates.CountReset();
        var owner = OwnerOf(token);
        await grains.GetGrain<IAccountGrain>(owner.Value).VerifyEmailAsync(token);
        // A token from a mail is no sign-in: only the person themselves sees more than that it worked.
        return caller.Viewer.Is(owner) ? new Viewer(owner) : null;
    }

    private static Storage.Ids.UserId OwnerOf(string token) =>
        MailedToken.TryParse(token, out var mailed) ? mailed.User : throw new InvalidCredentialsException("The token is not good, or not any more.");
}
