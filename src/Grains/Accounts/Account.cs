using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Accounts;

/// <summary>What an account's grain has in memory: only what is committed.</summary>
internal sealed class Account
{
    private readonly Dictionary<Guid, OpenSession> _sessions;

    public Account(AccountRow row)
    {
        (Username, Email, EmailVerified, PasswordHash, SuspendedUntil) = (row.Username, row.Email, row.EmailVerified, row.PasswordHash, row.SuspendedUntil);
        _sessions = row.Sessions.ToDictionary(
            session => session.Id,
            session => new OpenSession(session.Id, session.RefreshHash, session.UserAgent, session.CreatedAt, session.LastUsedAt, session.ExpiresAt));
    }

    public Account(CreateAccount created)
    {
        (Username, Email, PasswordHash) = (created.Username, created.Email, created.PasswordHash);
        _sessions = [];
        Open(created.Session);
    }

    public string Username { get; }

    public string Email { get; }

    public bool EmailVerified { get; private set; }

    public string PasswordHash { get; private set; }

    /// <summary>May have passed.</summary>
    public DateTimeOffset? SuspendedUntil { get; }

    public void Open(NewSession session) => _sessions[session.Id] =
        new OpenSession(session.Id, session.RefreshHash, session.UserAgent, session.CreatedAt, session.CreatedAt, session.ExpiresAt);

    public void Rotate(RotateSession rotation)
    {
        if (_sessions.TryGetValue(rotation.Session, out var session))
            _sessions[rotation.Session] = session with { RefreshHash = rotation.NewHash, LastUsedAt = rotation.UsedAt, ExpiresAt = rotation.ExpiresAt };
    }

    public void Close(Guid session) => _sessions.Remove(session);

    public void CloseAll() => _sessions.Clear();

    public void Replace(ReplacePassword replaced)
    {
        PasswordHash = replaced.NewHash;
        EmailVerified |= replaced.TokenHash is not null;
        foreach (var other in _sessions.Keys.Where(id => id != replaced.Kept).ToArray())
            Close(other);
        if (replaced.Opened is { } opened)
            Open(opened);
    }

    public void Verify() => EmailVerified = true;

    /// <summary>Null for a session that has ended.</summary>
    public OpenSession? FindSession(Guid session, DateTimeOffset now) =>
        _sessions.TryGetValue(session, out var found) && found.ExpiresAt > now ? found : null;

    /// <summary>The sessions that have not ended, the one that was used last first.</summary>
    public IReadOnlyList<OpenSession> ListSessions(DateTimeOffset now) =>
        [.. _sessions.Values.Where(session => session.ExpiresAt > now).OrderByDescending(session => session.LastUsedAt).ThenBy(session => session.Id)];

    /// <summary>A signed-in device; <paramref name="RefreshHash"/> is that of the only token that is good now.</summary>
    internal sealed record OpenSession(
        Guid Id, byte[] RefreshHash, string? UserAgent, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt);
}
