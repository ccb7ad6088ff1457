using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Accounts;

/// <summary>What an account's grain has in memory: only what is committed.</summary>
internal sealed class Account
{
    private readonly Dictionary<Guid, OpenSession> _sessions;

    public Account(AccountRow row)
    {
        (Email, EmailVerified, PasswordHash) = (row.Email, row.EmailVerified, row.PasswordHash);
        _sessions = row.Sessions.ToDictionary(session => session.Id, session => new OpenSession(session.RefreshHash, session.ExpiresAt));
    }

    public Account(CreateAccount created)
    {
        (Email, PasswordHash) = (created.Email, created.PasswordHash);
        _sessions = [];
        Open(created.Session);
    }

    public string Email { get; }

    public bool EmailVerified { get; }

    public string PasswordHash { get; }

    public void Open(NewSession session) => _sessions[session.Id] = new OpenSession(session.RefreshHash, session.ExpiresAt);

    public void Rotate(RotateSession rotation) => _sessions[rotation.Session] = new OpenSession(rotation.NewHash, rotation.ExpiresAt);

    public void Close(Guid session) => _sessions.Remove(session);

    /// <summary>Null for a session that has ended.</summary>
    public OpenSession? FindSession(Guid session, DateTimeOffset now) =>
        _sessions.TryGetValue(session, out var found) && found.ExpiresAt > now ? found : null;

    /// <summary>A signed-in device; <paramref name="RefreshHash"/> is that of the only token that is good now.</summary>
    internal sealed record OpenSession(byte[] RefreshHash, DateTimeOffset ExpiresAt);
}
