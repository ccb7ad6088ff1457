using System.Text;

namespace Nexus.Gateway.Tests;

/// <summary>Each bad input has its typed error, and changes nothing.</summary>
[Collection(GatewayCollection.Name)]
public sealed class BadInputTests(GatewayFixture gateway)
{
    private const string SignUp = """
        mutation($input: SignUpInput!) {
          signUp(input: $input) { credentials { accessToken } errors { __typename ... on ValidationError { field } ... on ConflictError { taken: field } } }
        }
        """;

    [Fact]
    public async Task Taken_username_is_a_conflict()
    {
        var ada = await gateway.SignUpAsync("ada");
        var answer = await gateway.Anonymous().SendAsync(
            SignUp, new { input = new { username = ada.Username.ToUpperInvariant(), email = $"other.{ada.Username}@example.org", password = Person.Password } });
        answer.ShouldBe("""{ "data": { "signUp": { "credentials": null, "errors": [ { "__typename": "ConflictError", "taken": "username" } ] } } }""");
    }

    [Fact]
    public async Task Taken_email_is_a_conflict_and_leaves_the_name_free()
    {
        var ada = await gateway.SignUpAsync("ada");
        var answer = await gateway.Anonymous().SendAsync(
            SignUp, new { input = new { username = $"x{ada.Username}", email = $"{ada.Username}@EXAMPLE.org", password = Person.Password } });
        answer.ShouldBe("""{ "data": { "signUp": { "credentials": null, "errors": [ { "__typename": "ConflictError", "taken": "email" } ] } } }""");
        (await gateway.Anonymous().SendAsync("query($name: String!) { user(username: $name) { id } }", new { name = $"x{ada.Username}" }))
            .ShouldBe("""{ "data": { "user": null } }""");
    }

    [Theory]
    [InlineData("bad1", "no-address", "a long enough password", "email")]
    [InlineData("bad2", "bad2@example.org", "short", "password")]
    [InlineData("b d", "bad3@example.org", "a long enough password", "username")]
    public async Task Unacceptable_sign_up_names_the_field(string username, string email, string password, string field)
    {
        var answer = await gateway.Anonymous().SendAsync(SignUp, new { input = new { username, email, password } });
        answer.ShouldBe($$"""{ "data": { "signUp": { "credentials": null, "errors": [ { "__typename": "ValidationError", "field": "{{field}}" } ] } } }""");
        (await gateway.Anonymous().SendAsync("query($name: String!) { user(username: $name) { id } }", new { name = username }))
            .ShouldBe("""{ "data": { "user": null } }""");
    }

    [Fact]
    public async Task Wrong_password_and_unknown_login_get_the_same_answer()
    {
        var ada = await gateway.SignUpAsync("ada");
        const string SignIn = "mutation($input: SignInInput!) { signIn(input: $input) { credentials { accessToken } errors { __typename ... on Error { message } } } }";
        var wrong = await gateway.Anonymous().SendAsync(SignIn, new { input = new { login = ada.Username, password = "not the password" } });
        var unknown = await gateway.Anonymous().SendAsync(SignIn, new { input = new { login = "nobody.at.all", password = "not the password" } });
        Assert.Equal("InvalidCredentialsError", wrong.At("data", "signIn", "errors", "0", "__typename").GetString());
        Assert.Equal(wrong.Body, unknown.Body);
    }

    public static TheoryData<string> BadTexts => new() { "", "   ", new string('x', 2001) };

    [Theory]
    [MemberData(nameof(BadTexts))]
    public async Task Post_that_is_empty_or_too_long_is_refused(string text)
    {
        var ada = await gateway.SignUpAsync("ada");
        const string Create = "mutation($text: String!) { createPost(input: { text: $text }) { post { id } errors { __typename ... on ValidationError { field } } } }";
        (await ada.SendAsync(Create, new { text }))
            .ShouldBe("""{ "data": { "createPost": { "post": null, "errors": [ { "__typename": "ValidationError", "field": "text" } ] } } }""");
        (await ada.SendAsync("{ viewer { user { postCount } } }")).ShouldBe("""{ "data": { "viewer": { "user": { "postCount": 0 } } } }""");
    }

    public static TheoryData<string> IdsOfNoPost => new() { Encode("Post:1"), Encode("Post:9223372036854775807"), Encode("User:1"), Encode("Nothing:1"), "garbage", "!!", "" };

    [Theory]
    [MemberData(nameof(IdsOfNoPost))]
    public async Task Id_that_names_no_post_is_not_found(string id)
    {
        var ada = await gateway.SignUpAsync("ada");
        var expected = """{ "data": { "likePost": { "post": null, "errors": [ { "__typename": "NotFoundError" } ] } } }""";
        (await ada.SendAsync("mutation($id: ID!) { likePost(input: { postId: $id }) { post { id } errors { __typename } } }", new { id })).ShouldBe(expected);
        (await ada.SendAsync("mutation($input: LikePostInput!) { likePost(input: $input) { post { id } errors { __typename } } }", new { input = new { postId = id } }))
            .ShouldBe(expected);
    }

    [Fact]
    public async Task Id_of_another_type_where_the_payload_has_no_errors_is_a_validation_error()
    {
        var ada = await gateway.SignUpAsync("ada");
        var answer = await ada.SendAsync("mutation($id: ID) { markNotificationsRead(input: { upToId: $id }) { viewer { email } } }", new { id = ada.Id });
        answer.ShouldBeRefused("VALIDATION", 200);
    }

    [Fact]
    public async Task Nobody_follows_themselves()
    {
        var ada = await gateway.SignUpAsync("ada");
        (await ada.SendAsync("mutation($id: ID!) { follow(input: { userId: $id }) { user { id } errors { __typename ... on ValidationError { field } } } }", new { id = ada.Id }))
            .ShouldBe("""{ "data": { "follow": { "user": null, "errors": [ { "__typename": "ValidationError", "field": "userId" } ] } } }""");
        (await ada.SendAsync("{ viewer { user { followerCount followingCount } } }"))
            .ShouldBe("""{ "data": { "viewer": { "user": { "followerCount": 0, "followingCount": 0 } } } }""");
    }

    [Fact]
    public async Task Nobody_deletes_what_somebody_else_wrote()
    {
        var ada = await gateway.SignUpAsync("ada");
        var grace = await gateway.SignUpAsync("grace");
        var post = await grace.PostAsync("Mine.");
        (await ada.SendAsync("mutation($id: ID!) { deletePost(input: { postId: $id }) { deletedPostId errors { __typename } } }", new { id = post }))
            .ShouldBe("""{ "data": { "deletePost": { "deletedPostId": null, "errors": [ { "__typename": "ForbiddenError" } ] } } }""");
        (await ada.SendAsync("query($id: ID!) { node(id: $id) { ... on Post { text } } }", new { id = post }))
            .ShouldBe("""{ "data": { "node": { "text": "Mine." } } }""");
    }

    [Fact]
    public async Task Like_without_signing_in_is_unauthenticated()
    {
        var grace = await gateway.SignUpAsync("grace");
        var post = await grace.PostAsync("Like me.");
        var answer = await gateway.Anonymous().SendAsync("mutation($id: ID!) { likePost(input: { postId: $id }) { post { id } errors { __typename } } }", new { id = post });
        answer.ShouldBeRefused("UNAUTHENTICATED", 200);
        (await grace.SendAsync("query($id: ID!) { node(id: $id) { ... on Post { likeCount } } }", new { id = post }))
            .ShouldBe("""{ "data": { "node": { "likeCount": 0 } } }""");
    }

    [Theory]
    [InlineData("{ viewer")]
    [InlineData("{ nothing }")]
    [InlineData("{ user(username: 3) { id } }")]
    [InlineData("{ user { id } }")]
    [InlineData("query($n: String!) { user(username: $n) { id } }")]
    [InlineData("")]
    public async Task Document_that_does_not_parse_or_validate_is_a_validation_error(string document) =>
        (await gateway.Anonymous().SendAsync(document)).ShouldBeRefused("VALIDATION", 400);

    [Theory]
    [InlineData("{ not json")]
    [InlineData("[1]")]
    [InlineData("")]
    public async Task Malformed_json_is_a_validation_error(string body) =>
        (await gateway.Anonymous().SendBodyAsync(body)).ShouldBeRefused("VALIDATION", 400);

    [Fact]
    public async Task Body_over_the_limit_is_refused_before_anything_is_executed()
    {
        var body = $$"""{ "query": "{ __typename }", "extensions": { "padding": "{{new string('x', 256 * 1024)}}" } }""";
        (await gateway.Anonymous().SendBodyAsync(body)).ShouldBeRefused("VALIDATION", 413);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task Body_that_a_foreign_page_could_send_is_refused(string contentType) =>
        (await gateway.Anonymous().SendBodyAsync("""{ "query": "{ __typename }" }""", contentType)).ShouldBeRefused("VALIDATION", 415);

    [Fact]
    public async Task Connection_still_works_after_a_refusal()
    {
        var client = gateway.Anonymous();
        for (var time = 0; time < 3; time++)
        {
            await client.SendAsync("{ viewer");
            (await client.SendAsync("{ __typename }")).ShouldBe("""{ "data": { "__typename": "Query" } }""");
        }
    }

    private static string Encode(string id) => Convert.ToBase64String(Encoding.UTF8.GetBytes(id));
}
