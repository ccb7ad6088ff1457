using Orleans.Concurrency;

namespace Nexus.Grains.Accounts;

/// <summary>Credentials and sessions of a person. Key: <see cref="UserId"/>. All of it survives deactivation.</summary>
public interface IAccountGrain : IGrainWithIntegerKey
{
    /// <summary>Makes the person this grain is for, with a first session.</summary>
    /// <exception cref="Errors.ValidationException">username, email, password or displayName is not acceptable.</exception>
    /// <exception cref="Errors.ConflictException">username or email is taken.</exception>
    Task<SessionGrant> SignUpAsync(SignUp request);

    /// <summary>Opens a session.</summary>
    /// <exception cref="Errors.InvalidCredentialsException">No account, or not its password; the same text and about the same time for both.</exception>
    /// <exception cref="Errors.RateLimitedException">Ten failures within a quarter of an hour.</exception>
    Task<SessionGrant> SignInAsync(SignIn request);

    /// <summary>Trades a refresh token for a new one. A token that was traded before ends its session.</summary>
    /// <exception cref="Errors.InvalidCredentialsException">Unknown, used, expired or revoked.</exception>
    Task<SessionGrant> RefreshAsync(string refreshToken);

    /// <summary>E-mail address and whether it is verified; null where there is no account.</summary>
    [AlwaysInterleave]
    Task<AccountDetails?> GetDetailsAsync();

    /// <summary>Whether a session of this account is still good.</summary>
    [AlwaysInterleave]
    Task<bool> IsSessionOpenAsync(Guid session);
}

[GenerateSerializer, Immutable]
public sealed record SignUp(
    [property: Id(0)] string Username,
    [property: Id(1)] string Email,
    [property: Id(2)] string Password,
    [property: Id(3)] string? DisplayName,
    [property: Id(4)] string? UserAgent);

[GenerateSerializer, Immutable]
public sealed record SignIn([property: Id(0)] string Password, [property: Id(1)] string? UserAgent);

/// <summary>An open session: <paramref name="RefreshToken"/> is opaque and shown once; it names its user and session.</summary>
[GenerateSerializer, Immutable]
public sealed record SessionGrant([property: Id(0)] UserId User, [property: Id(1)] Guid Session, [property: Id(2)] string RefreshToken);

[GenerateSerializer, Immutable]
public sealed record AccountDetails([property: Id(0)] string Email, [property: Id(1)] bool EmailVerified);
