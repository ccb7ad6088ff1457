using System.Security.Cryptography;
using Nexus.Grains.Errors;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Accounts;

internal sealed partial class AccountGrain
{
    public async Task<SessionGrant> SignInAsync(SignIn request)
    {
        var account = await AuthenticateAsync(request.Password, "The login or the password is wrong.");
        RefuseSuspended(account);
        var (token, session) = NewSession(request.UserAgent);
        await _journal.CommitAsync(new OpenSession(session));
        account.Open(session);
        return await GrantAsync(session.Id, token);
    }

    public async Task<SessionGrant> RefreshAsync(string refreshToken)
    {
        if (!RefreshToken.TryParse(refreshToken, out var token) || token.User != Id
            || await _account.GetAsync() is not { } account
            || account.FindSession(token.Session, _time.GetStoredNow()) is not { } session)
            throw NotGood();
        RefuseSuspended(account);
        if (!CryptographicOperations.FixedTimeEquals(session.RefreshHash, token.Hash()))
            await EndReusedAsync(token.Session);
        var next = RefreshToken.Create(Id, token.Session);
        var now = _time.GetStoredNow();
        var rotation = new RotateSession(token.Session, Id, token.Hash(), next.Hash(), now, now + _options.SessionLifetime);
        if (!await CommitAsync(rotation))
            await EndReusedAsync(token.Session);
        account.Rotate(rotation);
        return await GrantAsync(token.Session, next);
    }

    public async Task<bool> IsSessionOpenAsync(Guid session) =>
        await _account.GetAsync() is { } account && account.FindSession(session, _time.GetStoredNow()) is not null;

    public async Task<IReadOnlyList<SessionView>> ListSessionsAsync() =>
        await _account.GetAsync() is { } account
            ? account.ListSessions(_time.GetStoredNow())
                .Select(session => new SessionView(session.Id, session.CreatedAt, session.LastUsedAt, session.UserAgent)).ToArray()
            : [];

    public async Task<int> SignOutAsync(Guid? session)
    {
        if (session is { } one)
            return await EndAsync(one) ? 1 : 0;
        var ended = await CommitAsync(new RevokeSessions(Id, _time.GetStoredNow()));
        _account.Current?.CloseAll();
        await AnnounceEndAsync(ended);
        return ended.Count;
    }

    private async Task<bool> EndAsync(Guid session)
    {
        if (!await CommitAsync(new RevokeSession(session, Id, _time.GetStoredNow())))
            return false;
        _account.Current?.Close(session);
        await AnnounceEndAsync([session]);
        return true;
    }

    /// <summary>A token that had been traded before is in two hands, and nobody knows which is the right one (RFC 9700, 4.14.2).</summary>
    private async Task EndReusedAsync(Guid session)
    {
        await EndAsync(session);
        throw NotGood();
    }

    private static InvalidCredentialsException NotGood() => new("The refresh token is not good.");
}
