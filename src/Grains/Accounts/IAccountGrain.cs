using Nexus.Grains.Users;
using Orleans.Concurrency;

namespace Nexus.Grains.Accounts;

/// <summary>Credentials and sessions of a person. Key: <see cref="UserId"/>. All of it survives deactivation; the counts of failures do not.</summary>
public interface IAccountGrain : IGrainWithIntegerKey
{
    /// <summary>Makes the person this grain is for, with a first session, and sends them a mail to verify their address by.</summary>
    /// <exception cref="Errors.ValidationException">username, email, password or displayName is not acceptable.</exception>
    /// <exception cref="Errors.ConflictException">username or email is taken.</exception>
    Task<SessionGrant> SignUpAsync(SignUp request);

    /// <summary>Opens a session.</summary>
    /// <exception cref="Errors.InvalidCredentialsException">No account, or not its password; the same text and about the same time for both. Or the person is suspended: whose text says so.</exception>
    /// <exception cref="Errors.RateLimitedException">Ten failures within a quarter of an hour.</exception>
    Task<SessionGrant> SignInAsync(SignIn request);

    /// <summary>Trades a refresh token for a new one. A token that was traded before ends its session.</summary>
    /// <exception cref="Errors.InvalidCredentialsException">Unknown, used, expired or revoked; or the person is suspended.</exception>
    Task<SessionGrant> RefreshAsync(string refreshToken);

    /// <summary>E-mail address and whether it is verified; null where there is no account.</summary>
    [AlwaysInterleave]
    Task<AccountDetails?> GetDetailsAsync();

    /// <summary>Whether a session of this account is still good.</summary>
    [AlwaysInterleave]
    Task<bool> IsSessionOpenAsync(Guid session);

    /// <summary>The sessions that have not ended, the one that was used last first.</summary>
    [AlwaysInterleave]
    Task<IReadOnlyList<SessionView>> ListSessionsAsync();

    /// <summary>Ends one session, or all of them; says how many have ended. Their access tokens are refused from then on.</summary>
    Task<int> SignOutAsync(Guid? session);

    /// <summary>Replaces the password and ends all other sessions than the one that asks.</summary>
    /// <exception cref="Errors.ValidationException">newPassword is not acceptable.</exception>
    /// <exception cref="Errors.InvalidCredentialsException">currentPassword is wrong.</exception>
    /// <exception cref="Errors.RateLimitedException">Ten failures within a quarter of an hour.</exception>
    Task ChangePasswordAsync(PasswordChange request);

    /// <summary>
    /// Sends a mail to reset the password by. Does about the same, and says nothing, where there is no account or where it has been sent as many as may be in an hour.
    /// </summary>
    Task RequestPasswordResetAsync();

    /// <summary>Replaces the password, ends all sessions and opens one. The token is good once.</summary>
    /// <exception cref="Errors.ValidationException">newPassword is not acceptable; the token can be used again.</exception>
    /// <exception cref="Errors.InvalidCredentialsException">The token is unknown, used or expired; or the person is suspended, and the token can be used later.</exception>
    Task<SessionGrant> ResetPasswordAsync(PasswordReset request);

    /// <summary>Notes that the e-mail address is this person's. The token is good once.</summary>
    /// <exception cref="Errors.InvalidCredentialsException">The token is unknown, used or expired.</exception>
    Task VerifyEmailAsync(string token);

    /// <summary>
    /// Hides the person, everywhere and except from moderators, and signs them out, for a term or without one; or, with a time that has passed, ends that. It stands in the audit log. What is so already is
    /// no change.
    /// </summary>
    /// <returns>The profile afterwards.</returns>
    /// <exception cref="Errors.ForbiddenException">The moderator is none, or not above the person.</exception>
    /// <exception cref="Errors.NotFoundException">There is no such person.</exception>
    /// <exception cref="Errors.ValidationException">The reason is empty, over 1,000 grapheme clusters, or has control characters; until has passed and the person is not suspended.</exception>
    Task<UserProfile> SuspendAsync(Moderation.Suspension act);

    /// <summary>Whether the person is suspended now; false where there is no account.</summary>
    [AlwaysInterleave]
    Task<bool> IsSuspendedAsync();

    /// <summary>Hides the person at once and signs them out; a job removes what is left of them, and frees the name at its end.</summary>
    /// <exception cref="Errors.InvalidCredentialsException">The password is wrong.</exception>
    /// <exception cref="Errors.RateLimitedException">Ten failures within a quarter of an hour.</exception>
    Task LeaveAsync(string password);
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

/// <summary><paramref name="Session"/> is the one that asks, and goes on.</summary>
[GenerateSerializer, Immutable]
public sealed record PasswordChange([property: Id(0)] string CurrentPassword, [property: Id(1)] string NewPassword, [property: Id(2)] Guid Session);

[GenerateSerializer, Immutable]
public sealed record PasswordReset([property: Id(0)] string Token, [property: Id(1)] string NewPassword, [property: Id(2)] string? UserAgent);

/// <summary>An open session: <paramref name="RefreshToken"/> is opaque and shown once; it names its user and session. <paramref name="Role"/> is as stored now.</summary>
[GenerateSerializer, Immutable]
public sealed record SessionGrant(
    [property: Id(0)] UserId User, [property: Id(1)] Guid Session, [property: Id(2)] string RefreshToken, [property: Id(3)] Role Role = Role.Member);

[GenerateSerializer, Immutable]
public sealed record AccountDetails([property: Id(0)] string Email, [property: Id(1)] bool EmailVerified);

/// <summary>A signed-in device, as its owner sees it.</summary>
[GenerateSerializer, Immutable]
public sealed record SessionView(
    [property: Id(0)] Guid Id, [property: Id(1)] DateTimeOffset CreatedAt, [property: Id(2)] DateTimeOffset LastUsedAt, [property: Id(3)] string? UserAgent);
