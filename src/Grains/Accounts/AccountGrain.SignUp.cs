using Nexus.Grains.Errors;
using Nexus.Grains.Handles;
using Nexus.Grains.Text;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Accounts;

internal sealed partial class AccountGrain
{
    public async Task<SessionGrant> SignUpAsync(SignUp request)
    {
        var username = Username.Accept(request.Username);
        var email = EmailAddress.Accept(request.Email);
        Password.Check("password", request.Password, username, email);
        var displayName = DisplayName.Accept(request.DisplayName, username);
        if (await _account.GetAsync() is not null)
            throw new ConflictException(null, "This person has an account.");
        await ReserveAsync(username, email);
        try
        {
            return await CreateAsync(username, email, displayName, request);
        }
        catch
        {
            await HandleOf(username).ReleaseAsync(Id);
            await HandleOf(email).ReleaseAsync(Id);
            throw;
        }
    }

    /// <summary>Both names or none. A reservation spares the loser of a race the hashing; the unique index is what decides.</summary>
    private async Task ReserveAsync(string username, string email)
    {
        if (!await HandleOf(username).TryReserveAsync(Id))
            throw UsernameTaken();
        if (await HandleOf(email).TryReserveAsync(Id))
            return;
        await HandleOf(username).ReleaseAsync(Id);
        throw EmailTaken();
    }

    private async Task<SessionGrant> CreateAsync(string username, string email, string displayName, SignUp request)
    {
        var hash = await _passwords.HashAsync(request.Password);
        var (token, session) = NewSession(request.UserAgent);
        var change = new CreateAccount(Id, username, email, displayName, hash, session, _time.GetStoredNow(), NewMail(MailKind.VerifyEmail));
        switch (await _journal.CommitAsync(change))
        {
            case CreateAccountOutcome.UsernameTaken:
                throw UsernameTaken();
            case CreateAccountOutcome.EmailTaken:
                throw EmailTaken();
        }

        _account.Set(new Account(change));
        await HandleOf(username).ConfirmAsync(Id);
        await HandleOf(email).ConfirmAsync(Id);
        return await GrantAsync(session.Id, token);
    }

    private static ConflictException UsernameTaken() => new("username", "This username is taken.");

    private static ConflictException EmailTaken() => new("email", "This e-mail address is taken.");

    private IHandleGrain HandleOf(string name) => GrainFactory.GetGrain<IHandleGrain>(name);
}
