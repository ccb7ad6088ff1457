using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Nexus.Gateway.Limits;

namespace Nexus.Gateway.Tests.Limits;

/// <summary>Every limit at its edge: what is allowed is served, one more is refused, by its own name.</summary>
[Collection(LimitedGatewayCollection.Name)]
public sealed class LimitTests(LimitedGateway gateway)
{
    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text + " ", times));

    public static TheoryData<string, string, string, int, int?> Edges => new()
    {
        { "{ " + Tokens(6) + "}", "{ " + Tokens(7) + "}", "TOKENS", 60, null },
        { "{ " + Repeat("__typename", 30) + "}", "{ " + Repeat("__typename", 40) + "}", "NODES", 80, null },
        { "{ ...A ...A } fragment A on Query { " + Repeat("__typename", 20) + "}", "{ ...A ...A } fragment A on Query { " + Repeat("__typename", 21) + "}", "FIELDS", 40, 42 },
        { "{ viewer { user { posts { nodes { text } } } } }", "{ viewer { user { posts { nodes { author { id } } } } } }", "DEPTH", 5, 6 },
        { "{ " + Aliases(4) + "}", "{ " + Aliases(5) + "}", "ALIASES", 4, 5 },
        { "{ a: __typename b: __typename ...A } fragment A on Query { c: __typename d: __typename }", "{ a: __typename b: __typename ...A } fragment A on Query { c: __typename d: __typename e: __typename }", "ALIASES", 4, 5 },
        { "{ " + Repeat("__typename @include(if: true)", 5) + "}", "{ " + Repeat("__typename @include(if: true)", 6) + "}", "DIRECTIVES", 5, 6 },
        { Posts(46), Posts(47), "TYPE_COST", 50, 51 },
        { "mutation { " + SignIn("a") + "}", "mutation { " + SignIn("a") + SignIn("b") + "}", "FIELD_COST", 600, 1002 },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public async Task Limit_itself_is_allowed_and_one_more_is_refused(string allowed, string refused, string limit, int maximum, int? actual)
    {
        var served = await gateway.Anonymous().SendAsync(allowed);
        Assert.True(served.Json.TryGetProperty("data", out _), served.Body);
        Assert.False(served.Json.TryGetProperty("errors", out _), served.Body);
        var answer = await gateway.Anonymous().SendAsync(refused);
        answer.ShouldExceed(limit, maximum, actual);
        Assert.Equal(400, answer.Status);
        // What is remembered of a document is the same refusal.
        Assert.Equal(answer.Body, (await gateway.Anonymous().SendAsync(refused)).Body);
    }

    [Fact]
    public async Task Cost_is_that_of_the_variables()
    {
        const string Document = "query($n: Int = 47) { viewer { user { posts(first: $n) { nodes { text } } } } }";
        (await gateway.Anonymous().SendAsync(Document, new { n = 46 })).ShouldBe("""{ "data": { "viewer": null } }""");
        (await gateway.Anonymous().SendAsync(Document, new { n = 47 })).ShouldExceed("TYPE_COST", 50, 51);
        (await gateway.Anonymous().SendAsync(Document)).ShouldExceed("TYPE_COST", 50, 51);
        (await gateway.Anonymous().SendAsync(Document, new { n = (int?)null })).ShouldBe("""{ "data": { "viewer": null } }""");
    }

    [Fact]
    public async Task Body_of_just_the_limit_is_served()
    {
        const string Frame = """{ "query": "{ __typename }", "extensions": { "padding": "" } }""";
        var body = Frame.Replace("\"\"", $"\"{new string('x', LimitedGateway.MaxBody - Frame.Length)}\"", StringComparison.Ordinal);
        (await gateway.Anonymous().SendBodyAsync(body)).ShouldBe("""{ "data": { "__typename": "Query" } }""");
        var answer = await gateway.Anonymous().SendBodyAsync(body + " ");
        answer.ShouldExceed("BODY_SIZE", LimitedGateway.MaxBody, LimitedGateway.MaxBody + 1);
        Assert.Equal(413, answer.Status);
    }

    [Fact]
    public async Task Batch_of_one_too_many_is_refused() =>
        (await gateway.Anonymous().SendBodyAsync("[" + string.Join(',', Enumerable.Repeat("""{"query":"{ __typename }"}""", 4)) + "]"))
            .ShouldExceed("BATCH_SIZE", 3, 4);

    [Fact]
    public async Task Operation_is_refused_while_as_many_run_as_may()
    {
        var barrier = gateway.Services.GetRequiredService<Barrier>();
        var running = new[] { gateway.Anonymous().SendAsync("{ awaitBarrier }"), gateway.Anonymous().SendAsync("{ awaitBarrier }") };
        await barrier.ArrivedAsync(2);
        var refused = await gateway.Anonymous().SendAsync("{ __typename }");
        refused.ShouldExceed("CONCURRENT_OPERATIONS", 2, code: "UNAVAILABLE");
        Assert.Equal(503, refused.Status);
        barrier.Open();
        foreach (var answer in await Task.WhenAll(running))
            answer.ShouldBe("""{ "data": { "awaitBarrier": "passed" } }""");
        (await gateway.Anonymous().SendAsync("{ __typename }")).ShouldBe("""{ "data": { "__typename": "Query" } }""");
    }

    [Fact]
    public async Task Operation_that_takes_too_long_is_given_up() =>
        (await gateway.Anonymous().SendAsync("{ awaitForever }")).ShouldExceed("EXECUTION_TIME", 5000, code: "UNAVAILABLE");

    [Fact]
    public async Task Socket_has_room_for_as_many_operations_as_it_may_and_again_when_one_is_complete()
    {
        const string Subscribe = "subscription { notificationReceived { id } }";
        var ada = await gateway.SignUpAsync("ada");
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, $$"""{ "Authorization": "Bearer {{ada.AccessToken}}" }""");
        await socket.SubscribeAsync("1", Subscribe);
        await socket.SubscribeAsync("2", Subscribe);
        await socket.SubscribeAsync("3", Subscribe);
        // Which of the three came last is not said.
        var message = await socket.MessageAsync();
        var (refused, error) = (message.At("id").GetString()!, ErrorOf(message));
        Assert.Equal(
            ("RATE_LIMITED", "OPERATIONS_PER_CONNECTION", 2),
            (error.At("code").GetString(), error.At("limit").GetString(), error.At("maximum").GetInt32()));

        await socket.CompleteAsync(refused == "1" ? "2" : "1");
        var attempt = 0;
        do
        {
            await socket.ExecuteAsync($"q{++attempt}", new { query = "{ __typename }" });
            message = await socket.MessageAsync();
        }
        while (message.At("type").GetString() is "error" or "complete");
        Assert.Equal("""{"__typename":"Query"}""", message.At("payload", "data").GetRawText());
    }

    [Fact]
    public void Every_limit_is_described_to_operators()
    {
        var described = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        Assert.DoesNotContain(Enum.GetValues<Limit>(), limit => !described.Contains($"`{limit.ToWireName()}`", StringComparison.Ordinal));
    }

    private static JsonElement ErrorOf(JsonElement message)
    {
        var payload = message.At("payload");
        return (payload.ValueKind == JsonValueKind.Array ? payload : payload.At("errors"))[0].At("extensions");
    }

    [Fact]
    public async Task Introspection_can_be_switched_off()
    {
        var answer = await gateway.Anonymous().SendAsync("{ __schema { queryType { name } } }");
        answer.ShouldBeRefused("VALIDATION", 400);
        using var schema = await gateway.Anonymous().GetAsync("/graphql?sdl");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, schema.StatusCode);
    }

    // Five fields of eight tokens, four of three, and the rest of one; two braces.
    private static string Tokens(int plain) => Repeat("__typename @include(if: true)", 5) + Aliases(4) + Repeat("__typename", plain);

    private static string Aliases(int count) => string.Concat(Enumerable.Range(0, count).Select(number => $"a{number}: __typename "));

    private static string Posts(int first) => $"{{ viewer {{ user {{ posts(first: {first}) {{ nodes {{ text }} }} }} }} }}";

    private static string SignIn(string alias) => $"{alias}: signIn(input: {{ login: \"\", password: \"\" }}) {{ errors {{ __typename }} }} ";
}
