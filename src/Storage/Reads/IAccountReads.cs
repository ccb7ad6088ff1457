using Nexus.Storage.Ids;

namespace Nexus.Storage.Reads;

public interface IAccountReads
{
    /// <summary>The owner of a username or an e-mail address, both in lower case.</summary>
    Task<UserId?> FindOwnerAsync(string handle, CancellationToken cancellationToken);

    /// <summary>Credentials and the sessions that have not ended; null for somebody without an account, or who is leaving.</summary>
    Task<AccountRow?> LoadAccountAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>What the person may do; a member's where there is no such person.</summary>
    Task<UserRole> LoadRoleAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>The keys that access tokens are signed with, newest first; makes the first one where there is none.</summary>
    Task<IReadOnlyList<SigningKeyRow>> LoadSigningKeysAsync(CancellationToken cancellationToken);
}

/// <summary>What somebody signs in with. <paramref name="SuspendedUntil"/> may have passed.</summary>
public sealed record AccountRow(
    UserId User, string Username, string Email, bool EmailVerified, string PasswordHash, IReadOnlyList<SessionRow> Sessions, DateTimeOffset? SuspendedUntil = null);

/// <summary>A session; <paramref name="RefreshHash"/> as in <see cref="Journal.NewSession"/>.</summary>
public sealed record SessionRow(
    Guid Id, byte[] RefreshHash, string? UserAgent, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt);

/// <summary>An ECDSA P-256 key; <paramref name="PrivateKey"/> is PKCS#8.</summary>
public sealed record SigningKeyRow(string KeyId, byte[] PrivateKey, DateTimeOffset CreatedAt);
