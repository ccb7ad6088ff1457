namespace Nexus.Silo.Mails;

/// <summary>Takes mails on their way.</summary>
public interface IMailTransport
{
    /// <summary>Returns once the mail is somebody else's to deliver. Whatever it throws, the mail is tried again later.</summary>
    Task SendAsync(Mail mail, CancellationToken cancellationToken);
}

/// <summary>A mail as plain text. Lines of the text end with a line feed and are short.</summary>
public sealed record Mail(Guid Id, string Address, string Subject, string Text);
