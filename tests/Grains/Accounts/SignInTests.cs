using Nexus.Grains.Accounts;
using Nexus.Grains.Errors;
using Nexus.Rig.Cluster;

namespace Nexus.Grains.Tests.Accounts;

[Collection(SharedCluster.Name)]
public sealed class SignInTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task The_right_password_opens_a_session()
    {
        var ada = await _cluster.SignUpAsync();

        var grant = await ada.Account.SignInAsync(new SignIn(Person.Password, null));

        Assert.Equal(ada.Id, grant.User);
        Assert.NotEqual(ada.Session.Session, grant.Session);
        Assert.True(await ada.Account.IsSessionOpenAsync(grant.Session));
        Assert.True(await ada.Account.IsSessionOpenAsync(ada.Session.Session));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_login_are_refused_in_the_same_way()
    {
        var ada = await _cluster.SignUpAsync();
        var unknown = _cluster.Grains.GetGrain<IAccountGrain>(UnknownAccount.IdOf("nobody@example.org").Value);

        var wrong = await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.SignInAsync(new SignIn("something else", null)));
        var missing = await Assert.ThrowsAsync<InvalidCredentialsException>(() => unknown.SignInAsync(new SignIn("something else", null)));

        Assert.Equal(wrong.Message, missing.Message);
    }

    [Fact]
    public async Task After_ten_failures_nobody_gets_in_for_a_quarter_of_an_hour()
    {
        await using var own = await OwnCluster.StartAsync();
        var ada = await own.Cluster.SignUpAsync();
        for (var failure = 0; failure < 10; failure++)
            await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.SignInAsync(new SignIn("something else", null)));

        var limited = await Assert.ThrowsAsync<RateLimitedException>(() => ada.Account.SignInAsync(new SignIn(Person.Password, null)));
        own.Cluster.Time.Advance(TimeSpan.FromMinutes(15));
        var grant = await ada.Account.SignInAsync(new SignIn(Person.Password, null));

        Assert.InRange(limited.RetryAfter, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        Assert.Equal(ada.Id, grant.User);
    }

    [Fact]
    public async Task A_refresh_token_is_traded_once_and_a_second_try_ends_its_session()
    {
        var ada = await _cluster.SignUpAsync();

        var second = await ada.Account.RefreshAsync(ada.Session.RefreshToken);
        Assert.Equal(ada.Session.Session, second.Session);
        var third = await ada.Account.RefreshAsync(second.RefreshToken);
        await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.RefreshAsync(second.RefreshToken));

        Assert.False(await ada.Account.IsSessionOpenAsync(ada.Session.Session));
        await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.RefreshAsync(third.RefreshToken));
    }

    [Fact]
    public async Task A_token_of_somebody_else_or_of_nobody_is_not_good()
    {
        var (ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());

        await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.RefreshAsync(bob.Session.RefreshToken));
        await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.RefreshAsync("not a token"));

        Assert.True(await bob.Account.IsSessionOpenAsync(bob.Session.Session));
        Assert.True(RefreshToken.TryParse(bob.Session.RefreshToken, out var token));
        Assert.Equal((bob.Id, bob.Session.Session), (token.User, token.Session));
    }

    [Fact]
    public async Task Sessions_survive_a_restart_and_end_after_thirty_days()
    {
        await using var own = await OwnCluster.StartAsync();
        var ada = await own.Cluster.SignUpAsync();
        await own.Cluster.RestartAsync();
        var refreshed = await ada.Account.RefreshAsync(ada.Session.RefreshToken);

        own.Cluster.Time.Advance(TimeSpan.FromDays(30));

        Assert.False(await ada.Account.IsSessionOpenAsync(ada.Session.Session));
        await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.RefreshAsync(refreshed.RefreshToken));
    }

    [Fact]
    public async Task All_silos_sign_with_the_same_keys()
    {
        var keys = await _cluster.Grains.GetGrain<ISigningKeysGrain>(0).GetKeysAsync();

        var stored = await shared.Database.ScalarAsync<string>("select key_id from signing_keys");
        Assert.Equal([stored], keys.Select(key => key.KeyId));
    }
}
