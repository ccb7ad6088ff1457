using Nexus.Storage.Ids;

namespace Nexus.Storage.Journal;

/// <summary>A person with credentials, a first session and the mail that asks to verify the address, or nothing at all where a name is taken.</summary>
public sealed record CreateAccount(
    UserId User, string Username, string Email, string DisplayName, string PasswordHash, NewSession Session, DateTimeOffset CreatedAt, NewMail? Verification = null)
    : Change<CreateAccountOutcome>;

public enum CreateAccountOutcome { Created, UsernameTaken, EmailTaken }

/// <summary>A person without credentials, as an import makes them. False where the username or id is taken.</summary>
public sealed record CreateUser(UserId User, string Username, string DisplayName, string Bio, DateTimeOffset CreatedAt) : Change<bool>;

/// <summary>
/// Replaces a password and ends the person's sessions but one. With a token it is done only where that was sent to this person to reset the password, is in time
/// and unused; it is used by it, and the address is proved. Null where nothing was done, else the sessions that it ended.
/// </summary>
/// <param name="Kept">The session that goes on: that of the caller, or the one that is opened.</param>
public sealed record ReplacePassword(
    UserId User, byte[]? TokenHash, string NewHash, Guid Kept, NewSession? Opened, NewMail Notice, DateTimeOffset At) : Change<IReadOnlyList<Guid>?>;

/// <summary>Notes that the address is the person's; false where the token is not good: unknown, another's, used or expired.</summary>
public sealed record VerifyEmail(UserId User, byte[] TokenHash, DateTimeOffset At) : Change<bool>;

/// <summary>Asks for a mail; false where the person has no account to write to.</summary>
public sealed record QueueMail(NewMail Mail) : Change<bool>;

/// <summary>What a mail is about. The numbers are stored, also as the kinds of the tokens that mails bring.</summary>
public enum MailKind : short { VerifyEmail = 1, ResetPassword = 2, PasswordChanged = 3 }

/// <summary>A mail to a person's own address, written in the transaction of its cause and sent later.</summary>
public sealed record NewMail(Guid Id, UserId User, MailKind Kind, DateTimeOffset CreatedAt);
