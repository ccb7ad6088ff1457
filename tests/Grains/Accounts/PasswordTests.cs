using Microsoft.Extensions.DependencyInjection;
using Nexus.Grains.Accounts;
using Nexus.Grains.Errors;
using Nexus.Rig.Cluster;
using Nexus.Storage.Journal;
using Nexus.Storage.Mails;

namespace Nexus.Grains.Tests.Accounts;

[Collection(SharedCluster.Name)]
public sealed class PasswordTests(SharedCluster shared)
{
    private const string NewPassword = "another good password";
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task A_mailed_token_is_good_for_its_person_within_its_term()
    {
        await using var own = await OwnCluster.StartAsync();
        var (ada, bob) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
        var (first, second) = (await MailAsync(own.Cluster, ada, MailKind.ResetPassword), await MailAsync(own.Cluster, ada, MailKind.ResetPassword));

        await Assert.ThrowsAsync<InvalidCredentialsException>(() => bob.Account.ResetPasswordAsync(new PasswordReset(first, NewPassword, null)));
        await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.VerifyEmailAsync(first));
        own.Cluster.Time.Advance(TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.ResetPasswordAsync(new PasswordReset(second, NewPassword, null)));

        Assert.True(await ada.Account.IsSessionOpenAsync(ada.Session.Session));
        Assert.Equal(ada.Id, (await ada.Account.SignInAsync(new SignIn(Person.Password, null))).User);
    }

    [Fact]
    public async Task What_a_reset_changed_survives_a_restart()
    {
        await using var own = await OwnCluster.StartAsync();
        var ada = await own.Cluster.SignUpAsync();
        var grant = await ada.Account.ResetPasswordAsync(new PasswordReset(await MailAsync(own.Cluster, ada, MailKind.ResetPassword), NewPassword, "curl"));

        await own.Cluster.RestartAsync();

        Assert.Equal([(grant.Session, "curl")], (await ada.Account.ListSessionsAsync()).Select(session => (session.Id, session.UserAgent!)));
        Assert.Equal(new AccountDetails($"{ada.Name}@example.org", EmailVerified: true), await ada.Account.GetDetailsAsync());
        await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.SignInAsync(new SignIn(Person.Password, null)));
        Assert.Equal(ada.Id, (await ada.Account.SignInAsync(new SignIn(NewPassword, null))).User);
    }

    [Fact]
    public async Task A_person_is_sent_five_reset_mails_in_an_hour()
    {
        await using var own = await OwnCluster.StartAsync();
        var ada = await own.Cluster.SignUpAsync();

        for (var request = 0; request < 8; request++)
            await ada.Account.RequestPasswordResetAsync();
        Assert.Equal(5L, await CountMailsAsync(own, ada));
        own.Cluster.Time.Advance(TimeSpan.FromHours(1));
        await ada.Account.RequestPasswordResetAsync();

        Assert.Equal(6L, await CountMailsAsync(own, ada));
    }

    [Fact]
    public async Task A_mail_to_nobody_is_not_written()
    {
        var unknown = UnknownAccount.IdOf("nobody@example.org");

        await _cluster.Grains.GetGrain<IAccountGrain>(unknown.Value).RequestPasswordResetAsync();

        Assert.Equal(0L, await shared.Database.ScalarAsync<long>($"select count(*) from mails where user_id = {unknown.Value}"));
    }

    [Fact]
    public async Task Guessing_the_current_password_is_throttled_with_signing_in()
    {
        var ada = await _cluster.SignUpAsync();
        var wrong = new PasswordChange("not the password", NewPassword, ada.Session.Session);
        for (var failure = 0; failure < 10; failure++)
            await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.ChangePasswordAsync(wrong));

        await Assert.ThrowsAsync<RateLimitedException>(() => ada.Account.ChangePasswordAsync(wrong with { CurrentPassword = Person.Password }));
        await Assert.ThrowsAsync<RateLimitedException>(() => ada.Account.SignInAsync(new SignIn(Person.Password, null)));
    }

    /// <summary>A token as a mail brings it.</summary>
    private static async Task<string> MailAsync(NexusCluster cluster, Person person, MailKind kind)
    {
        var (token, now) = (MailedToken.Create(person.Id), cluster.Time.GetUtcNow());
        Assert.True(await cluster.Services.GetRequiredService<IMailQueue>().AddTokenAsync(person.Id, kind, token.Hash(), now, now.AddHours(1), CancellationToken.None));
        return token.ToString();
    }

    private static Task<long> CountMailsAsync(OwnCluster own, Person person) =>
        own.Database.ScalarAsync<long>($"select count(*) from mails where user_id = {person.Id.Value} and kind = 2");
}
