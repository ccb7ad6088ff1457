using Microsoft.Extensions.Options;
using Nexus.Grains.Accounts.Revocations;
using Nexus.Grains.Errors;
using Nexus.Grains.Hydration;
using Nexus.Grains.Moderation;
using Nexus.Grains.Users;
using Nexus.Storage;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Accounts;

/// <summary>Not reentrant: one try to sign in, or one use of a refresh token, after the other.</summary>
internal sealed partial class AccountGrain : Grain, IAccountGrain
{
    private const int MaxUserAgent = 300;
    private readonly IJournal _journal;
    private readonly IAccountReads _accounts;
    private readonly PasswordHashing _passwords;
    private readonly Moderators _moderators;
    private readonly GrainOptions _options;
    private readonly TimeProvider _time;
    private readonly SignInThrottle _throttle;
    private readonly RecentEvents _resets;
    private readonly Hydrated<Account> _account;

    public AccountGrain(
        IJournal journal, IAccountReads accounts, PasswordHashing passwords, Moderators moderators, IOptions<GrainOptions> options, TimeProvider time)
    {
        (_journal, _accounts, _passwords, _moderators, _options, _time) = (journal, accounts, passwords, moderators, options.Value, time);
        _throttle = new SignInThrottle(time);
        _resets = new RecentEvents(_options.MaxResetMailsPerHour, TimeSpan.FromHours(1), time);
        _account = new Hydrated<Account>(LoadAsync);
    }

    private UserId Id => new(this.GetPrimaryKeyLong());

    public async Task<AccountDetails?> GetDetailsAsync() =>
        await _account.GetAsync() is { } account ? new AccountDetails(account.Email, account.EmailVerified) : null;

    private async Task<Account?> LoadAsync() =>
        await _accounts.LoadAccountAsync(Id, CancellationToken.None) is { } row ? new Account(row) : null;

    /// <summary>The account, once its password was given.</summary>
    /// <exception cref="InvalidCredentialsException">There is none, or it has another password.</exception>
    private async Task<Account> AuthenticateAsync(string password, string refusal)
    {
        _throttle.Check();
        var account = await _account.GetAsync();
        if (!await _passwords.VerifyAsync(account?.PasswordHash, password) || account is null)
        {
            _throttle.AddFailure();
            throw new InvalidCredentialsException(refusal);
        }

        _throttle.Clear();
        return account;
    }

    /// <summary>After an unknown outcome memory may have what is not good any more: it is read again before it is next needed.</summary>
    private async Task<TOutcome> CommitAsync<TOutcome>(Change<TOutcome> change)
    {
        try
        {
            return await _journal.CommitAsync(change);
        }
        catch (StorageUnavailableException)
        {
            _account.Forget();
            throw;
        }
    }

    /// <summary>Tells the gateways now; they would find it in storage a moment later.</summary>
    private async Task AnnounceEndAsync(IEnumerable<Guid> sessions, bool isSuspension = false)
    {
        Revocation[] ended = [.. sessions.Select(session => new Revocation(session, null, _time.GetStoredNow(), isSuspension))];
        if (ended.Length > 0)
            await GrainFactory.GetGrain<IRevocationsGrain>(0).AnnounceAsync(ended).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private (RefreshToken Token, NewSession Session) NewSession(string? userAgent)
    {
        var now = _time.GetStoredNow();
        var id = Guid.NewGuid();
        var token = RefreshToken.Create(Id, id);
        var device = userAgent?.Length > MaxUserAgent ? userAgent[..MaxUserAgent] : userAgent;
        return (token, new NewSession(id, Id, token.Hash(), device, now, now + _options.SessionLifetime));
    }

    private NewMail NewMail(MailKind kind) => new(Guid.CreateVersion7(), Id, kind, _time.GetStoredNow());

    /// <summary>With the role as it is stored: it may have been changed past all grains, and a token says it for as long as the token lives.</summary>
    private async Task<SessionGrant> GrantAsync(Guid session, RefreshToken token)
    {
        var role = (Role)await _accounts.LoadRoleAsync(Id, CancellationToken.None);
        var person = GrainFactory.GetGrain<IUserGrain>(Id.Value);
        if ((await person.GetProfileAsync())?.Role != role)
            await person.ReloadAsync();
        return new SessionGrant(Id, session, token.ToString(), role);
    }
}
