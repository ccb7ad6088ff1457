using Nexus.Storage.Ids;
using Nexus.Storage.Journal;

namespace Nexus.Storage.Mails;

/// <summary>The mails that have not gone out. Several silos may take from it at once; each mail is with one of them at a time.</summary>
public interface IMailQueue
{
    /// <summary>Takes mails that are due and holds them back from others until <paramref name="until"/>; the longest waiting first.</summary>
    Task<IReadOnlyList<DueMail>> TakeAsync(int count, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Makes a token good that a mail is going to bring; false where the person has gone meanwhile.</summary>
    Task<bool> AddTokenAsync(UserId user, MailKind kind, byte[] tokenHash, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    /// <summary>The transport has taken the mail.</summary>
    Task RemoveAsync(Guid mail, CancellationToken cancellationToken);

    /// <summary>The transport has not: tries again at that time, or, where it is null, leaves the mail to the operator.</summary>
    Task PostponeAsync(Guid mail, DateTimeOffset? nextAt, string reason, CancellationToken cancellationToken);

    /// <summary>Removes tokens that expired before a time.</summary>
    Task RemoveTokensAsync(DateTimeOffset expiredBefore, CancellationToken cancellationToken);
}

/// <summary>A mail to send; <paramref name="Attempts"/> counts this one.</summary>
public sealed record DueMail(Guid Id, UserId User, MailKind Kind, string Username, string Address, DateTimeOffset CreatedAt, int Attempts);
