using Nexus.Storage.Ids;

namespace Nexus.Storage.Journal;

/// <summary>A person with credentials and a first session, or nothing at all where a name is taken.</summary>
public sealed record CreateAccount(
    UserId User, string Username, string Email, string DisplayName, string PasswordHash, NewSession Session, DateTimeOffset CreatedAt)
    : Change<CreateAccountOutcome>;

public enum CreateAccountOutcome { Created, UsernameTaken, EmailTaken }

/// <summary>A person without credentials, as an import makes them. False where the username or id is taken.</summary>
public sealed record CreateUser(UserId User, string Username, string DisplayName, string Bio, DateTimeOffset CreatedAt) : Change<bool>;

/// <summary>A signed-in device. <paramref name="RefreshHash"/> is the SHA-256 of the only refresh token that is good now.</summary>
public sealed record NewSession(Guid Id, UserId User, byte[] RefreshHash, string? UserAgent, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

/// <summary>Adds a session; false where it is there already.</summary>
public sealed record OpenSession(NewSession Session) : Change<bool>;

/// <summary>Replaces the good refresh token; false where <paramref name="OldHash"/> is not the good one (used before, or revoked).</summary>
public sealed record RotateSession(Guid Session, UserId User, byte[] OldHash, byte[] NewHash, DateTimeOffset UsedAt, DateTimeOffset ExpiresAt) : Change<bool>;

/// <summary>Ends a session; false where it had ended.</summary>
public sealed record RevokeSession(Guid Session, UserId User, DateTimeOffset At) : Change<bool>;
