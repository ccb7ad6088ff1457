using System.Net;
using System.Net.Mail;
using System.Net.Mime;

namespace Nexus.Silo.Mails;

/// <summary>
/// Hands mails to a server, or to a folder as <c>.eml</c> files. By the framework's own client, which speaks what a relay on the next host needs (STARTTLS, a user and
/// password) and no more: no implicit TLS (port 465), no OAuth. Another transport is a registration of <see cref="IMailTransport"/>.
/// </summary>
internal sealed class SmtpMailTransport(MailOptions options) : IMailTransport
{
    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        using var client = CreateClient();
        using var message = CreateMessage(mail);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(options.Smtp.Timeout);
        await client.SendMailAsync(message, bound.Token);
    }

    private SmtpClient CreateClient()
    {
        if (options.Smtp.Host is { Length: > 0 } host)
            return new SmtpClient(host, options.Smtp.Port)
            {
                EnableSsl = options.Smtp.UseTls,
                Credentials = options.Smtp.User is { } user ? new NetworkCredential(user, options.Smtp.Password) : null,
            };
        var folder = Directory.CreateDirectory(options.Folder!).FullName;
        return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
    }

    private MailMessage CreateMessage(Mail mail) => new(new MailAddress(options.From), new MailAddress(mail.Address))
    {
        Subject = mail.Subject,
        Body = mail.Text.ReplaceLineEndings("\r\n"),
        BodyTransferEncoding = TransferEncoding.SevenBit,
        // A server that has taken a mail whose answer was lost can tell that it comes again.
        Headers = { ["Message-ID"] = $"<{mail.Id:N}@nexus>", ["Auto-Submitted"] = "auto-generated" },
    };
}
