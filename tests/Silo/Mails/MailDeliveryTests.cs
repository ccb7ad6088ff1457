using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;
using Nexus.Silo.Mails;
using Nexus.Storage.Mails;

namespace Nexus.Silo.Tests.Mails;

public sealed class MailDeliveryTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly Transport _transport = new();
    private NexusCluster _cluster = null!;
    private Person _ada = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _cluster = await NexusCluster.StartAsync(_database.ConnectionString);
        _ada = await _cluster.SignUpAsync();
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_is_sent_once()
    {
        await SendAsync();
        await SendAsync();

        Assert.Equal([($"{_ada.Name}@example.org", "Is this your e-mail address?")], _transport.Sent.Select(mail => (mail.Address, mail.Subject)));
        Assert.Equal(0L, await _database.ScalarAsync<long>("select count(*) from mails"));
    }

    [Fact]
    public async Task Two_silos_that_deliver_at_once_send_a_mail_once()
    {
        for (var request = 0; request < 5; request++)
            await _ada.Account.RequestPasswordResetAsync();

        await Task.WhenAll(SendAsync(), SendAsync(), SendAsync());

        Assert.Equal(6, _transport.Sent.Count);
        Assert.Equal(6, _transport.Sent.Select(mail => mail.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_mail_that_the_transport_refused_is_tried_again_later_and_later()
    {
        _transport.Refusal = new InvalidOperationException("The server is full.");
        await SendAsync();
        await SendAsync();
        Assert.Equal([1, "The server is full."], (await _database.QueryAsync("select attempts, last_error from mails"))[0]);
        _cluster.Time.Advance(TimeSpan.FromSeconds(10));
        await SendAsync();
        _cluster.Time.Advance(TimeSpan.FromSeconds(10));
        await SendAsync();
        Assert.Equal(2, await _database.ScalarAsync<int>("select attempts from mails"));

        _transport.Refusal = null;
        _cluster.Time.Advance(TimeSpan.FromSeconds(10));
        await SendAsync();

        Assert.Single(_transport.Sent);
    }

    [Fact]
    public async Task A_mail_that_has_failed_for_days_is_left_to_the_operator()
    {
        _transport.Refusal = new InvalidOperationException("There is no such mailbox.");
        _cluster.Time.Advance(TimeSpan.FromDays(4));
        await SendAsync();
        Assert.Equal(true, (await _database.QueryAsync("select next_at is null from mails"))[0][0]);

        _transport.Refusal = null;
        await _database.ExecuteAsync("update mails set next_at = now()");
        await SendAsync();

        Assert.Single(_transport.Sent);
    }

    [Fact]
    public async Task A_mail_that_somebody_died_with_is_sent_when_it_has_been_held_long_enough()
    {
        var now = _cluster.Time.GetUtcNow();
        Assert.Single(await _cluster.Services.GetRequiredService<IMailQueue>().TakeAsync(10, now, now.AddMinutes(15), CancellationToken.None));
        await SendAsync();
        Assert.Empty(_transport.Sent);

        _cluster.Time.Advance(TimeSpan.FromMinutes(15));
        await SendAsync();

        Assert.Single(_transport.Sent);
    }

    [Fact]
    public async Task Without_a_server_a_mail_is_a_file_that_can_be_read()
    {
        var folder = Directory.CreateTempSubdirectory("nexus-mails");
        var transport = new SmtpMailTransport(new MailOptions { Folder = Path.Combine(folder.FullName, "mails") });

        await transport.SendAsync(new Mail(Guid.Empty, "ada@example.org", "Hello", "Hello ada,\n\nabc_-09\n"), CancellationToken.None);

        var text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(folder.FullName, "mails"), "*.eml")));
        Assert.Contains("To: ada@example.org", text, StringComparison.Ordinal);
        Assert.Contains("Hello ada,\r\n\r\nabc_-09\r\n", text, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    // As a silo of its own would do it.
    private Task SendAsync() => new MailDelivery(
        _cluster.Services.GetRequiredService<IMailQueue>(), [], Options.Create(new MailOptions()), _cluster.Time, NullLogger<MailDelivery>.Instance)
        .SendDueAsync(_transport, CancellationToken.None);

    private sealed class Transport : IMailTransport
    {
        public Exception? Refusal { get; set; }

        public List<Mail> Sent { get; } = [];

        public Task SendAsync(Mail mail, CancellationToken cancellationToken)
        {
            if (Refusal is { } refusal)
                return Task.FromException(refusal);
            lock (Sent)
                Sent.Add(mail);
            return Task.CompletedTask;
        }
    }
}
