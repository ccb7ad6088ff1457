using System.Collections.Concurrent;
using System.Threading.Channels;
using Nexus.Silo.Mails;

namespace Nexus.Gateway.Tests;

/// <summary>Takes mails as a server would; a test waits for those to one address.</summary>
public sealed class RecordedMails : IMailTransport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, Channel<Mail>> _boxes = new();

    public Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        BoxOf(mail.Address).Writer.TryWrite(mail);
        return Task.CompletedTask;
    }

    /// <summary>The next mail to somebody.</summary>
    public async Task<Mail> NextAsync(Person person) => await BoxOf(person.Email).Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>The token in the next mail with a subject; those before it are passed over.</summary>
    public async Task<string> TokenAsync(Person person, string subject)
    {
        while (true)
        {
            var mail = await NextAsync(person);
            if (mail.Subject == subject)
                return mail.Text.Split('\n').Single(line => line.Length == 54 && !line.Contains(' '));
        }
    }

    private Channel<Mail> BoxOf(string address) => _boxes.GetOrAdd(address, _ => Channel.CreateUnbounded<Mail>());
}
