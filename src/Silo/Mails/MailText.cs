using Nexus.Grains.Accounts;
using Nexus.Storage.Journal;
using Nexus.Storage.Mails;

namespace Nexus.Silo.Mails;

/// <summary>What mails say. ASCII, so that they can be read as they are.</summary>
internal static class MailText
{
    public static Mail Write(DueMail due, MailedToken? token, MailOptions options) => due.Kind switch
    {
        MailKind.VerifyEmail => Compose(due, "Is this your e-mail address?", $"""
            Hello {due.Username},

            an account of Nexus was made with this address. Prove that it is yours:

            {Offer(token, options.VerifyLink, "verifyEmail")}

            Whoever did not make the account can forget this mail.
            """),
        MailKind.ResetPassword => Compose(due, "A new password", $"""
            Hello {due.Username},

            somebody, hopefully you, asked for a new password. Set it within {(int)options.ResetTerm.TotalMinutes} minutes:

            {Offer(token, options.ResetLink, "resetPassword")}

            Whoever did not ask can forget this mail: the password stays as it is.
            """),
        MailKind.PasswordChanged => Compose(due, "Your password was changed", $"""
            Hello {due.Username},

            the password of your account was changed, and all other devices were signed out.
            If that was not you, reset it at once.
            """),
        _ => throw new ArgumentOutOfRangeException(nameof(due), due.Kind, "There is no such mail."),
    };

    private static Mail Compose(DueMail due, string subject, string text) => new(due.Id, due.Address, subject, $"{text}\n");

    private static string Offer(MailedToken? token, string? link, string mutation) => link is { Length: > 0 }
        ? link.Replace("{token}", token?.ToString(), StringComparison.Ordinal)
        : $"{token}\n\n(the token of the mutation {mutation})";
}
