using Nexus.Rig.Cluster;

namespace Nexus.Gateway.Tests.Accounts;

[Collection(GatewayCollection.Name)]
public sealed class LeavingTests(GatewayFixture gateway)
{
    private const string Leave = "mutation($password: String!) { deleteAccount(input: { password: $password }) { deletedUserId errors { __typename } } }";

    [Fact]
    public async Task Who_leaves_is_gone_at_once_and_for_good()
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        await ada.PostAsync("farewell");
        await bob.FollowAsync(ada);

        (await ada.SendAsync(Leave, new { password = Person.Password })).ShouldBe($$"""{ "data": { "deleteAccount": { "deletedUserId": "{{ada.Id}}", "errors": null } } }""");

        (await ada.SendAsync("{ viewer { email } }")).ShouldBeRefused("UNAUTHENTICATED", 401);
        var signIn = await gateway.Anonymous().SendAsync(
            "mutation($input: SignInInput!) { signIn(input: $input) { errors { __typename } } }", new { input = new { login = ada.Username, password = Person.Password } });
        signIn.ShouldBe("""{ "data": { "signIn": { "errors": [ { "__typename": "InvalidCredentialsError" } ] } } }""");
        await Eventually.EqualAsync(0L, () => gateway.Database.ScalarAsync<long>($"select count(*) from users where username = '{ada.Username}'"));
        (await bob.SendAsync("query($id: ID!) { node(id: $id) { id } }", new { id = ada.Id })).ShouldBe("""{ "data": { "node": null } }""");
    }

    [Fact]
    public async Task Leaving_takes_the_password()
    {
        var ada = await gateway.SignUpAsync("ada");

        var answer = await ada.SendAsync(Leave, new { password = "not the password" });

        answer.ShouldBe("""{ "data": { "deleteAccount": { "deletedUserId": null, "errors": [ { "__typename": "InvalidCredentialsError" } ] } } }""");
        Assert.Equal(200, (await ada.SendAsync("{ viewer { email } }")).Status);
    }
}
