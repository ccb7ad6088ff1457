namespace Nexus.Silo.Mails;

/// <summary>How mails go out. Without a server and a folder they wait in the table <c>mails</c>.</summary>
public sealed class MailOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nexus:Mail";

    /// <summary>Where mails come from.</summary>
    public string From { get; set; } = "Nexus <nexus@localhost>";

    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>Where mails are put as <c>.eml</c> files when there is no server: for development. <c>./nexus run</c> names <c>mails/</c> in its data directory.</summary>
    public string? Folder { get; set; }

    /// <summary>Where a person verifies an address, with <c>{token}</c> in it: a page of the application. Without it the mail only has the token.</summary>
    public string? VerifyLink { get; set; }

    /// <summary>The same for a new password.</summary>
    public string? ResetLink { get; set; }

    /// <summary>How long a token that resets a password is good.</summary>
    public TimeSpan ResetTerm { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a token that verifies an address is good.</summary>
    public TimeSpan VerifyTerm { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long a mail is tried before it is left to the operator.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);
}

/// <summary>A server that takes mails.</summary>
public sealed class SmtpOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Whether the connection is encrypted by STARTTLS.</summary>
    public bool UseTls { get; set; } = true;

    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
