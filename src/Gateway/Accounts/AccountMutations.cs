using HotChocolate.CostAnalysis.Types;
using Nexus.Gateway.Errors;
using Nexus.Gateway.Rates;
using Nexus.Gateway.Schema;
using Nexus.Grains.Accounts;
using Nexus.Grains.Errors;
using Nexus.Grains.Handles;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Accounts;

[ExtendObjectType<Mutation>]
public sealed class AccountMutations
{
    /// <summary>What hashing a password is worth beside other fields.</summary>
    internal const double PasswordCost = 500;

    [Cost(PasswordCost)]
    [Error<ValidationError>]
    [Error<ConflictError>]
    public async Task<Credentials?> SignUpAsync(
        string username, string email, string password, string? displayName, IIdGenerator ids, IGrainFactory grains, ActionRates rates, SessionOpening sessions)
    {
        rates.CountSignUp();
        await ids.ReadyAsync();
        var account = grains.GetGrain<IAccountGrain>(ids.Next());
        return await sessions.IssueAsync(await account.SignUpAsync(new SignUp(username, email, password, displayName, sessions.UserAgent)));
    }

    /// <summary><paramref name="login"/> is a username or an e-mail address.</summary>
    [Cost(PasswordCost)]
    [Error<InvalidCredentialsError>]
    public async Task<Credentials?> SignInAsync(string login, string password, IGrainFactory grains, ActionRates rates, SessionOpening sessions)
    {
        rates.CountSignIn();
        var handle = login.Trim().ToLowerInvariant();
        // Nobody's account takes as long to refuse as somebody's.
        var user = (handle.Length == 0 ? null : await grains.GetGrain<IHandleGrain>(handle).FindOwnerAsync()) ?? UnknownAccount.IdOf(handle);
        return await sessions.IssueAsync(await grains.GetGrain<IAccountGrain>(user.Value).SignInAsync(new SignIn(password, sessions.UserAgent)));
    }

    [Error<InvalidCredentialsError>]
    public async Task<Credentials?> RefreshSessionAsync(string refreshToken, IGrainFactory grains, SessionOpening sessions)
    {
        if (!RefreshToken.TryParse(refreshToken, out var token))
            throw new InvalidCredentialsException("The refresh token is not good.");
        return await sessions.IssueAsync(await grains.GetGrain<IAccountGrain>(token.User.Value).RefreshAsync(refreshToken));
    }
}
