using System.Text.Json;

namespace Nexus.Gateway.Tests.Accounts;

[Collection(GatewayCollection.Name)]
public sealed class SessionTests(GatewayFixture gateway)
{
    private const string WhoAmI = "{ viewer { user { username } } }";
    private const string SignOut = "mutation($id: ID, $all: Boolean) { signOut(input: { sessionId: $id, allSessions: $all }) { signedOut } }";
    private const string Notifications = "subscription { notificationReceived { id } }";

    [Fact]
    public async Task Sessions_say_which_one_asks()
    {
        var ada = await gateway.SignUpAsync("ada");
        var phone = await gateway.SignInAsync(ada);

        var sessions = (await phone.SendAsync("{ viewer { sessions { id createdAt lastUsedAt userAgent isCurrent } } }")).At("data", "viewer", "sessions").EnumerateArray().ToArray();

        Assert.Equal([true, false], sessions.Select(session => session.At("isCurrent").GetBoolean()));
        Assert.All(sessions, session => Assert.Equal(session.At("createdAt").GetString(), session.At("lastUsedAt").GetString()));
        Assert.All(sessions, session => Assert.Equal(JsonValueKind.Null, session.At("userAgent").ValueKind));
    }

    [Fact]
    public async Task Access_token_of_a_session_that_was_signed_out_is_refused_at_once()
    {
        var ada = await gateway.SignUpAsync("ada");
        var phone = await gateway.SignInAsync(ada);

        (await phone.SendAsync(SignOut)).ShouldBe("""{ "data": { "signOut": { "signedOut": 1 } } }""");

        (await phone.SendAsync(WhoAmI)).ShouldBeRefused("UNAUTHENTICATED", 401);
        Assert.Equal(200, (await ada.SendAsync(WhoAmI)).Status);
        Assert.Equal(4401, await GraphQLSocket.OpenRefusedAsync(gateway.Address, $$"""{ "authToken": "{{phone.AccessToken}}" }"""));
    }

    [Fact]
    public async Task Another_session_is_signed_out_by_its_id_once()
    {
        var ada = await gateway.SignUpAsync("ada");
        var phone = await gateway.SignInAsync(ada);
        var id = (await phone.SendAsync("{ viewer { sessions { id isCurrent } } }")).At("data", "viewer", "sessions")
            .EnumerateArray().Single(session => session.At("isCurrent").GetBoolean()).At("id").GetString();

        (await ada.SendAsync(SignOut, new { id })).ShouldBe("""{ "data": { "signOut": { "signedOut": 1 } } }""");
        (await ada.SendAsync(SignOut, new { id })).ShouldBe("""{ "data": { "signOut": { "signedOut": 0 } } }""");

        (await phone.SendAsync(WhoAmI)).ShouldBeRefused("UNAUTHENTICATED", 401);
    }

    [Fact]
    public async Task All_sessions_are_signed_out_and_nobody_elses()
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        var phone = await gateway.SignInAsync(ada);

        (await ada.SendAsync(SignOut, new { all = true })).ShouldBe("""{ "data": { "signOut": { "signedOut": 2 } } }""");

        (await ada.SendAsync(WhoAmI)).ShouldBeRefused("UNAUTHENTICATED", 401);
        (await phone.SendAsync(WhoAmI)).ShouldBeRefused("UNAUTHENTICATED", 401);
        Assert.Equal(200, (await bob.SendAsync(WhoAmI)).Status);
    }

    [Fact]
    public async Task Socket_of_a_session_that_was_signed_out_is_closed()
    {
        var ada = await gateway.SignUpAsync("ada");
        var phone = await gateway.SignInAsync(ada);
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, $$"""{ "authToken": "{{phone.AccessToken}}" }""");

        await ada.SendAsync(SignOut, new { all = true });

        Assert.Equal((4403, "The session has ended."), await socket.CloseAsync());
    }

    [Fact]
    public async Task Stream_of_a_session_that_was_signed_out_ends()
    {
        var ada = await gateway.SignUpAsync("ada");
        var phone = await gateway.SignInAsync(ada);

        var events = await phone.Client.StreamAsync(Notifications, null, enough: 2, onOpen: () => ada.SendAsync(SignOut, new { all = true }));

        var only = JsonDocument.Parse(Assert.Single(events)).RootElement;
        Assert.Equal("UNAUTHENTICATED", only.At("errors", "0", "extensions", "code").GetString());
    }
}
