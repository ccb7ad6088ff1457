using Nexus.Grains.Errors;
using Nexus.Grains.Text;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Accounts;

internal sealed partial class AccountGrain
{
    public async Task ChangePasswordAsync(PasswordChange request)
    {
        var account = await AuthenticateAsync(request.CurrentPassword, "The password is wrong.");
        Password.Check("newPassword", request.NewPassword, account.Username, account.Email);
        var hash = await _passwords.HashAsync(request.NewPassword);
        var change = new ReplacePassword(
            Id, TokenHash: null, hash, request.Session, Opened: null, NewMail(MailKind.PasswordChanged), _time.GetStoredNow());
        await ReplaceAsync(account, change);
    }

    public async Task RequestPasswordResetAsync()
    {
        if (_resets.TimeUntilFree() > TimeSpan.Zero)
            return;
        _resets.Add();
        await _journal.CommitAsync(new QueueMail(NewMail(MailKind.ResetPassword)));
    }

    public async Task<SessionGrant> ResetPasswordAsync(PasswordReset request)
    {
        if (!MailedToken.TryParse(request.Token, out var token) || token.User != Id || await _account.GetAsync() is not { } account || IsSuspended(account))
            throw TokenNotGood();
        Password.Check("newPassword", request.NewPassword, account.Username, account.Email);
        var hash = await _passwords.HashAsync(request.NewPassword);
        var (refresh, session) = NewSession(request.UserAgent);
        var change = new ReplacePassword(Id, token.Hash(), hash, session.Id, session, NewMail(MailKind.PasswordChanged), session.CreatedAt);
        if (!await ReplaceAsync(account, change))
            throw TokenNotGood();
        _throttle.Clear();
        return await GrantAsync(session.Id, refresh);
    }

    public async Task VerifyEmailAsync(string token)
    {
        if (!MailedToken.TryParse(token, out var mailed) || mailed.User != Id || await _account.GetAsync() is not { } account
            || !await CommitAsync(new VerifyEmail(Id, mailed.Hash(), _time.GetStoredNow())))
            throw TokenNotGood();
        account.Verify();
    }

    private async Task<bool> ReplaceAsync(Account account, ReplacePassword change)
    {
        if (await CommitAsync(change) is not { } ended)
            return false;
        account.Replace(change);
        await AnnounceEndAsync(ended);
        return true;
    }

    private static InvalidCredentialsException TokenNotGood() => new("The token is not good, or not any more.");
}
