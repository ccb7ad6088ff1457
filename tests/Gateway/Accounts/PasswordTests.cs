using System.Text.Json;

namespace Nexus.Gateway.Tests.Accounts;

[Collection(GatewayCollection.Name)]
public sealed class PasswordTests(GatewayFixture gateway)
{
    private const string WhoAmI = "{ viewer { user { username } } }";
    private const string NewPassword = "another good password";
    private const string ResetSubject = "A new password";
    private const string VerifySubject = "Is this your e-mail address?";

    private const string Change = """
        mutation($current: String!, $new: String!) {
          changePassword(input: { currentPassword: $current, newPassword: $new }) { viewer { user { username } } errors { __typename ... on ValidationError { field } } }
        }
        """;

    private const string Request = "mutation($email: String!) { requestPasswordReset(input: { email: $email }) { accepted } }";

    private const string Reset = """
        mutation($token: String!, $new: String!) {
          resetPassword(input: { token: $token, newPassword: $new }) {
            credentials { accessToken viewer { emailVerified user { username } } } errors { __typename ... on ValidationError { field } } }
        }
        """;

    private const string Verify = "mutation($token: String!) { verifyEmail(input: { token: $token }) { viewer { emailVerified } errors { __typename } } }";

    [Fact]
    public async Task Changing_the_password_ends_all_other_sessions_and_is_told_by_mail()
    {
        var ada = await gateway.SignUpAsync("ada");
        var phone = await gateway.SignInAsync(ada);

        var answer = await ada.SendAsync(Change, new { current = Person.Password, @new = NewPassword });

        answer.ShouldBe($$"""{ "data": { "changePassword": { "viewer": { "user": { "username": "{{ada.Username}}" } }, "errors": null } } }""");
        Assert.Equal(200, (await ada.SendAsync(WhoAmI)).Status);
        (await phone.SendAsync(WhoAmI)).ShouldBeRefused("UNAUTHENTICATED", 401);
        Assert.Equal(ada.Username, (await gateway.SignInAsync(ada, NewPassword)).Username);
        string[] subjects = [(await gateway.Mails.NextAsync(ada)).Subject, (await gateway.Mails.NextAsync(ada)).Subject];
        Assert.Equal([VerifySubject, "Your password was changed"], subjects);
    }

    [Theory]
    [InlineData("not the password", NewPassword, "InvalidCredentialsError", null)]
    [InlineData(Person.Password, "short", "ValidationError", "newPassword")]
    public async Task Password_stays_where_the_change_is_refused(string current, string replacement, string error, string? field)
    {
        var ada = await gateway.SignUpAsync("ada");

        var answer = await ada.SendAsync(Change, new { current, @new = replacement });

        var expected = field is null ? $$"""{ "__typename": "{{error}}" }""" : $$"""{ "__typename": "{{error}}", "field": "{{field}}" }""";
        answer.ShouldBe($$"""{ "data": { "changePassword": { "viewer": null, "errors": [ {{expected}} ] } } }""");
        await gateway.SignInAsync(ada);
    }

    [Fact]
    public async Task Mailed_token_sets_a_new_password_once_and_ends_all_sessions()
    {
        var ada = await gateway.SignUpAsync("ada");
        (await gateway.Anonymous().SendAsync(Request, new { email = $" {ada.Email.ToUpperInvariant()}" })).ShouldBe("""{ "data": { "requestPasswordReset": { "accepted": true } } }""");
        var token = await gateway.Mails.TokenAsync(ada, ResetSubject);

        var weak = await gateway.Anonymous().SendAsync(Reset, new { token, @new = "short" });
        var done = await gateway.Anonymous().SendAsync(Reset, new { token, @new = NewPassword });
        var again = await gateway.Anonymous().SendAsync(Reset, new { token, @new = "yet another password" });

        weak.ShouldBe("""{ "data": { "resetPassword": { "credentials": null, "errors": [ { "__typename": "ValidationError", "field": "newPassword" } ] } } }""");
        var credentials = done.At("data", "resetPassword", "credentials");
        Assert.Equal((ada.Username, true), (credentials.At("viewer", "user", "username").GetString(), credentials.At("viewer", "emailVerified").GetBoolean()));
        again.ShouldBe("""{ "data": { "resetPassword": { "credentials": null, "errors": [ { "__typename": "InvalidCredentialsError" } ] } } }""");
        (await ada.SendAsync(WhoAmI)).ShouldBeRefused("UNAUTHENTICATED", 401);
        Assert.Equal(200, (await gateway.Anonymous(credentials.At("accessToken").GetString()).SendAsync(WhoAmI)).Status);
        await gateway.SignInAsync(ada, NewPassword);
    }

    [Fact]
    public async Task New_password_makes_the_other_tokens_worthless()
    {
        var ada = await gateway.SignUpAsync("ada");
        await gateway.Anonymous().SendAsync(Request, new { email = ada.Email });
        var first = await gateway.Mails.TokenAsync(ada, ResetSubject);
        await gateway.Anonymous().SendAsync(Request, new { email = ada.Email });
        var second = await gateway.Mails.TokenAsync(ada, ResetSubject);
        await gateway.Anonymous().SendAsync(Reset, new { token = second, @new = NewPassword });

        var answer = await gateway.Anonymous().SendAsync(Reset, new { token = first, @new = "yet another password" });

        answer.ShouldBe("""{ "data": { "resetPassword": { "credentials": null, "errors": [ { "__typename": "InvalidCredentialsError" } ] } } }""");
    }

    [Theory]
    [InlineData("nobody.at.all@example.org")]
    [InlineData("nobody")]
    [InlineData("")]
    public async Task Address_that_nobody_has_gets_the_same_answer(string email) =>
        (await gateway.Anonymous().SendAsync(Request, new { email })).ShouldBe("""{ "data": { "requestPasswordReset": { "accepted": true } } }""");

    [Fact]
    public async Task Mailed_token_verifies_the_address_once_and_is_good_for_nothing_else()
    {
        var ada = await gateway.SignUpAsync("ada");
        Assert.False((await ada.SendAsync("{ viewer { emailVerified } }")).At("data", "viewer", "emailVerified").GetBoolean());
        var token = await gateway.Mails.TokenAsync(ada, VerifySubject);

        var reset = await gateway.Anonymous().SendAsync(Reset, new { token, @new = NewPassword });
        var verified = await ada.SendAsync(Verify, new { token });
        var again = await ada.SendAsync(Verify, new { token });

        reset.ShouldBe("""{ "data": { "resetPassword": { "credentials": null, "errors": [ { "__typename": "InvalidCredentialsError" } ] } } }""");
        verified.ShouldBe("""{ "data": { "verifyEmail": { "viewer": { "emailVerified": true }, "errors": null } } }""");
        again.ShouldBe("""{ "data": { "verifyEmail": { "viewer": null, "errors": [ { "__typename": "InvalidCredentialsError" } ] } } }""");
    }

    [Fact]
    public async Task Address_is_verified_by_whoever_has_the_mail_but_shows_them_nothing()
    {
        var ada = await gateway.SignUpAsync("ada");
        var token = await gateway.Mails.TokenAsync(ada, VerifySubject);

        (await gateway.Anonymous().SendAsync(Verify, new { token })).ShouldBe("""{ "data": { "verifyEmail": { "viewer": null, "errors": null } } }""");

        Assert.True((await ada.SendAsync("{ viewer { emailVerified } }")).At("data", "viewer", "emailVerified").GetBoolean());
    }

    [Fact]
    public async Task No_table_holds_a_token()
    {
        var ada = await gateway.SignUpAsync("ada");
        await gateway.Anonymous().SendAsync(Request, new { email = ada.Email });
        var token = await gateway.Mails.TokenAsync(ada, ResetSubject);

        var rows = await gateway.Database.QueryAsync("select row_to_json(t)::text from account_tokens t union all select row_to_json(m)::text from mails m");

        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows, row => JsonSerializer.Serialize(row).Contains(token, StringComparison.Ordinal));
    }
}
