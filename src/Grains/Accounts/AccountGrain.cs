using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Nexus.Grains.Errors;
using Nexus.Grains.Hydration;
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
    private readonly GrainOptions _options;
    private readonly TimeProvider _time;
    private readonly SignInThrottle _throttle;
    private readonly Hydrated<Account> _account;

    public AccountGrain(IJournal journal, IAccountReads accounts, PasswordHashing passwords, IOptions<GrainOptions> options, TimeProvider time)
    {
        (_journal, _accounts, _passwords, _options, _time) = (journal, accounts, passwords, options.Value, time);
        _throttle = new SignInThrottle(time);
        _account = new Hydrated<Account>(LoadAsync);
    }

    private UserId Id => new(this.GetPrimaryKeyLong());

    public async Task<SessionGrant> SignInAsync(SignIn request)
    {
        _throttle.Check();
        var account = await _account.GetAsync();
        if (!await _passwords.VerifyAsync(account?.PasswordHash, request.Password) || account is null)
        {
            _throttle.AddFailure();
            throw new InvalidCredentialsException("The login or the password is wrong.");
        }

        _throttle.Clear();
        var (token, session) = NewSession(request.UserAgent);
        await _journal.CommitAsync(new OpenSession(session));
        account.Open(session);
        return new SessionGrant(Id, session.Id, token.ToString());
    }

    public async Task<SessionGrant> RefreshAsync(string refreshToken)
    {
        if (!RefreshToken.TryParse(refreshToken, out var token) || token.User != Id
            || await _account.GetAsync() is not { } account
            || account.FindSession(token.Session, _time.GetStoredNow()) is not { } session)
            throw NotGood();
        if (!CryptographicOperations.FixedTimeEquals(session.RefreshHash, token.Hash()))
            await EndAsync(account, token.Session);
        var next = RefreshToken.Create(Id, token.Session);
        var now = _time.GetStoredNow();
        var rotation = new RotateSession(token.Session, Id, token.Hash(), next.Hash(), now, now + _options.SessionLifetime);
        if (!await CommitRotationAsync(rotation))
            await EndAsync(account, token.Session);
        account.Rotate(rotation);
        return new SessionGrant(Id, token.Session, next.ToString());
    }

    public async Task<AccountDetails?> GetDetailsAsync() =>
        await _account.GetAsync() is { } account ? new AccountDetails(account.Email, account.EmailVerified) : null;

    public async Task<bool> IsSessionOpenAsync(Guid session) =>
        await _account.GetAsync() is { } account && account.FindSession(session, _time.GetStoredNow()) is not null;

    private static InvalidCredentialsException NotGood() => new("The refresh token is not good.");

    private async Task<Account?> LoadAsync() =>
        await _accounts.LoadAccountAsync(Id, CancellationToken.None) is { } row ? new Account(row) : null;

    /// <summary>A token that had been traded before is in two hands, and nobody knows which is the right one (RFC 9700, 4.14.2).</summary>
    private async Task EndAsync(Account account, Guid session)
    {
        await _journal.CommitAsync(new RevokeSession(session, Id, _time.GetStoredNow()));
        account.Close(session);
        throw NotGood();
    }

    /// <summary>After an unknown outcome memory may have the older token: what is good is read again before it is next compared.</summary>
    private async Task<bool> CommitRotationAsync(RotateSession rotation)
    {
        try
        {
            return await _journal.CommitAsync(rotation);
        }
        catch (Storage.StorageUnavailableException)
        {
            _account.Forget();
            throw;
        }
    }

    private (RefreshToken Token, NewSession Session) NewSession(string? userAgent)
    {
        var now = _time.GetStoredNow();
        var id = Guid.NewGuid();
        var token = RefreshToken.Create(Id, id);
        var device = userAgent?.Length > MaxUserAgent ? userAgent[..MaxUserAgent] : userAgent;
        return (token, new NewSession(id, Id, token.Hash(), device, now, now + _options.SessionLifetime));
    }
}
