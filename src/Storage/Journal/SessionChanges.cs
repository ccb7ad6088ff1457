using Nexus.Storage.Ids;

namespace Nexus.Storage.Journal;

/// <summary>A signed-in device. <paramref name="RefreshHash"/> is the SHA-256 of the only refresh token that is good now.</summary>
public sealed record NewSession(Guid Id, UserId User, byte[] RefreshHash, string? UserAgent, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

/// <summary>Adds a session; false where it is there already.</summary>
public sealed record OpenSession(NewSession Session) : Change<bool>;

/// <summary>Replaces the good refresh token; false where <paramref name="OldHash"/> is not the good one (used before, or revoked).</summary>
public sealed record RotateSession(Guid Session, UserId User, byte[] OldHash, byte[] NewHash, DateTimeOffset UsedAt, DateTimeOffset ExpiresAt) : Change<bool>;

/// <summary>Ends a session, and notes that its access tokens are not good any more; false where it had ended.</summary>
public sealed record RevokeSession(Guid Session, UserId User, DateTimeOffset At) : Change<bool>;

/// <summary>Ends all of a person's sessions in the same way, and says which.</summary>
public sealed record RevokeSessions(UserId User, DateTimeOffset At) : Change<IReadOnlyList<Guid>>;
