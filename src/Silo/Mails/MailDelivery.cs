using Microsoft.Extensions.Options;
using Nexus.Grains.Accounts;
using Nexus.Storage;
using Nexus.Storage.Journal;
using Nexus.Storage.Mails;

namespace Nexus.Silo.Mails;

/// <summary>
/// Sends what is in the queue, from every silo. A mail is held back from others while it is being sent and removed when the transport has taken it; only a process that
/// ends, or a connection that breaks, between these two makes it go out twice. What fails is tried again, later each time.
/// </summary>
internal sealed partial class MailDelivery(
    IMailQueue queue, IEnumerable<IMailTransport> transports, IOptions<MailOptions> options, TimeProvider time, ILogger<MailDelivery> logger) : BackgroundService
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Longer than all of one round may take.
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly IMailTransport? _transport = transports.LastOrDefault();
    private DateTimeOffset _cleanedAt;

    /// <summary>Sends what is due now.</summary>
    internal async Task SendDueAsync(IMailTransport transport, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _cleanedAt > LongestPause)
        {
            await queue.RemoveTokensAsync(now - LongestPause, cancellationToken);
            _cleanedAt = now;
        }

        while (await queue.TakeAsync(AtOnce, now, now + Hold, cancellationToken) is { Count: > 0 } mails)
        {
            foreach (var mail in mails)
                await SendAsync(transport, mail, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_transport is null)
        {
            LogNoTransport();
            return;
        }

        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await SendDueAsync(_transport, stoppingToken);
            }
            catch (StorageUnavailableException)
            {
                // The mails are there when it is back.
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogRoundFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SendAsync(IMailTransport transport, DueMail due, CancellationToken cancellationToken)
    {
        try
        {
            var token = await MakeTokenAsync(due, cancellationToken);
            await transport.SendAsync(MailText.Write(due, token, options.Value), cancellationToken);
        }
        catch (Exception exception) when (exception is not StorageUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            await PostponeAsync(due, exception, cancellationToken);
            return;
        }

        // Said to storage even while the process ends: what is sent must not be sent again.
        await queue.RemoveAsync(due.Id, CancellationToken.None);
        LogSent(due.Kind, due.Id);
    }

    /// <summary>The token is made only now, so that no table ever holds one.</summary>
    private async Task<MailedToken?> MakeTokenAsync(DueMail due, CancellationToken cancellationToken)
    {
        if (due.Kind is MailKind.PasswordChanged)
            return null;
        var token = MailedToken.Create(due.User);
        var now = time.GetUtcNow();
        var term = due.Kind is MailKind.ResetPassword ? options.Value.ResetTerm : options.Value.VerifyTerm;
        await queue.AddTokenAsync(due.User, due.Kind, token.Hash(), now, now + term, cancellationToken);
        return token;
    }

    private async Task PostponeAsync(DueMail due, Exception exception, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var pause = FirstPause * Math.Pow(2, Math.Min(due.Attempts - 1, 10));
        DateTimeOffset? next = now - due.CreatedAt > options.Value.GiveUpAfter ? null : now + (pause < LongestPause ? pause : LongestPause);
        await queue.PostponeAsync(due.Id, next, exception.GetBaseException().Message, cancellationToken);
        LogFailed(due.Kind, due.Id, due.Attempts, next, exception.GetBaseException().Message);
    }

    [LoggerMessage(EventId = 3301, Level = LogLevel.Information, Message = "Mail {Kind} {Mail} was sent")]
    private partial void LogSent(MailKind kind, Guid mail);

    [LoggerMessage(EventId = 3302, Level = LogLevel.Warning, Message = "Mail {Kind} {Mail} failed at attempt {Attempt}, next at {Next}: {Reason}")]
    private partial void LogFailed(MailKind kind, Guid mail, int attempt, DateTimeOffset? next, string reason);

    [LoggerMessage(EventId = 3303, Level = LogLevel.Warning, Message = "A round of sending mails failed")]
    private partial void LogRoundFailed(Exception exception);

    [LoggerMessage(EventId = 3304, Level = LogLevel.Warning, Message = "Mails wait in the database: neither Nexus:Mail:Smtp:Host nor Nexus:Mail:Folder is set")]
    private partial void LogNoTransport();
}
