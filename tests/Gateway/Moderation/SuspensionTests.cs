using System.Text.Json;

namespace Nexus.Gateway.Tests.Moderation;

/// <summary>Suspension, as clients see it.</summary>
[Collection(GatewayCollection.Name)]
public sealed class SuspensionTests(GatewayFixture gateway)
{
    private const string Suspend = """
        mutation($id: ID!, $until: DateTime, $reason: String!) {
          suspendUser(input: { userId: $id, until: $until, reason: $reason }) { user { id } errors { __typename ... on ValidationError { field } } }
        }
        """;

    [Fact]
    public async Task Suspended_person_reads_as_anybody_and_can_do_nothing()
    {
        var (ada, bob, moderator) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"), await gateway.SignUpAsAsync("mod", "MODERATOR"));
        var post = await bob.PostAsync("hello");

        (await SuspendAsync(moderator, ada)).ShouldBe($$"""{ "data": { "suspendUser": { "user": { "id": "{{ada.Id}}" }, "errors": null } } }""");

        (await ada.SendAsync("query($id: ID!) { viewer { email } node(id: $id) { ... on Post { text } } }", new { id = post }))
            .ShouldBe("""{ "data": { "viewer": null, "node": { "text": "hello" } } }""");
        Assert.Equal(["FORBIDDEN"], (await ada.SendAsync("mutation { createPost(input: { text: \"but\" }) { post { id } } }")).Codes);
        Assert.Equal(["FORBIDDEN"], (await ada.SendAsync("mutation { signOut(input: {}) { signedOut } }")).Codes);
        var told = Assert.Single(await ada.Client.StreamAsync("subscription { notificationReceived { id } }", null, enough: 2));
        Assert.Equal("FORBIDDEN", JsonDocument.Parse(told).RootElement.At("errors", "0", "extensions", "code").GetString());
    }

    [Fact]
    public async Task Suspension_ends_what_is_open()
    {
        var (ada, moderator) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsAsync("mod", "MODERATOR"));
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, $$"""{ "authToken": "{{ada.AccessToken}}" }""");

        await SuspendAsync(moderator, ada);

        Assert.Equal((4403, "The session has ended."), await socket.CloseAsync());
    }

    [Fact]
    public async Task Suspended_person_can_not_sign_in_until_it_is_lifted()
    {
        var (ada, moderator) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsAsync("mod", "MODERATOR"));
        await SuspendAsync(moderator, ada);

        const string SignIn = "mutation($login: String!) { signIn(input: { login: $login, password: \"" + Person.Password + "\" }) { credentials { expiresAt } errors { __typename ... on Error { message } } } }";
        (await gateway.Anonymous().SendAsync(SignIn, new { login = ada.Username })).ShouldBe(
            """{ "data": { "signIn": { "credentials": null, "errors": [{ "__typename": "InvalidCredentialsError", "message": "This account is suspended." }] } } }""");
        (await gateway.Anonymous().SendAsync("mutation($token: String!) { refreshSession(input: { refreshToken: $token }) { errors { __typename } } }", new { token = ada.RefreshToken }))
            .ShouldBe("""{ "data": { "refreshSession": { "errors": [{ "__typename": "InvalidCredentialsError" }] } } }""");

        await SuspendAsync(moderator, ada, until: DateTimeOffset.UnixEpoch);

        Assert.NotEmpty((await gateway.SignInAsync(ada)).AccessToken);
    }

    [Fact]
    public async Task Suspended_person_is_there_for_moderators_alone()
    {
        var (ada, bob, moderator) = (await gateway.SignUpAsync("quirinus"), await gateway.SignUpAsync("bob"), await gateway.SignUpAsAsync("mod", "MODERATOR"));
        var (adas, bobs) = (await ada.PostAsync("mine"), await bob.PostAsync("his"));
        var comment = await ada.CommentAsync(bobs, "hm");
        await ada.LikeAsync(bobs);
        const string See = """
            query($name: String!, $ada: ID!, $adas: ID!, $bobs: ID!, $comment: ID!) {
              user(username: $name) { id } person: node(id: $ada) { id } post: node(id: $adas) { id } comment: node(id: $comment) { id }
              his: node(id: $bobs) { ... on Post { comments { nodes { id } } likers { nodes { id } } } }
              people: search(text: $name, kind: USER) { nodes { ... on User { id } } }
            }
            """;
        var variables = new { name = ada.Username, ada = ada.Id, adas, bobs, comment };
        var before = (await bob.SendAsync(See, variables)).Body;

        await SuspendAsync(moderator, ada);

        const string Nothing = """
            { "data": { "user": null, "person": null, "post": null, "comment": null, "his": { "comments": { "nodes": [] }, "likers": { "nodes": [] } }, "people": { "nodes": [] } } }
            """;
        (await bob.SendAsync(See, variables)).ShouldBe(Nothing);
        (await gateway.Anonymous().SendAsync(See, variables)).ShouldBe(Nothing);
        (await moderator.SendAsync(See, variables)).ShouldBe(before);
    }

    [Fact]
    public async Task What_can_not_be_is_told_by_its_type()
    {
        var (ada, moderator, other) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsAsync("mod", "MODERATOR"), await gateway.SignUpAsAsync("mod", "MODERATOR"));

        (await SuspendAsync(ada, moderator)).ShouldBe(Refusal("""{ "__typename": "ForbiddenError" }"""));
        (await SuspendAsync(moderator, moderator)).ShouldBe(Refusal("""{ "__typename": "ForbiddenError" }"""));
        (await SuspendAsync(moderator, other)).ShouldBe(Refusal("""{ "__typename": "ForbiddenError" }"""));
        (await SuspendAsync(moderator, ada, reason: " ")).ShouldBe(Refusal("""{ "__typename": "ValidationError", "field": "reason" }"""));
        (await SuspendAsync(moderator, ada, until: DateTimeOffset.UnixEpoch)).ShouldBe(Refusal("""{ "__typename": "ValidationError", "field": "until" }"""));
        (await moderator.SendAsync(Suspend, new { id = "nobody", reason = "spam" })).ShouldBe(Refusal("""{ "__typename": "NotFoundError" }"""));
        Assert.Equal(["UNAUTHENTICATED"], (await gateway.Anonymous().SendAsync(Suspend, new { id = ada.Id, reason = "spam" })).Codes);

        static string Refusal(string error) => $$"""{ "data": { "suspendUser": { "user": null, "errors": [{{error}}] } } }""";
    }

    private static Task<Answer> SuspendAsync(Person by, Person whom, DateTimeOffset? until = null, string reason = "spam") =>
        by.SendAsync(Suspend, new { id = whom.Id, until, reason });
}
