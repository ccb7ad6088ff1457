namespace Nexus.Gateway.Tests.Operations;

/// <summary>Apollo's automatic persisted queries: a hash first, the document once.</summary>
[Collection(GatewayCollection.Name)]
public sealed class AutomaticOperationTests(GatewayFixture gateway)
{
    [Fact]
    public async Task Document_is_sent_once_and_named_afterwards()
    {
        const string Document = "{ user(username: \"nobody\") { id } }";
        var extensions = ExtensionsOf(Document);
        var missing = await gateway.Anonymous().SendBodyAsync($$"""{ "extensions": {{extensions}} }""");
        missing.ShouldBe("""{ "errors": [ { "message": "PersistedQueryNotFound", "extensions": { "code": "PERSISTED_QUERY_NOT_FOUND", "reason": "HC0020" } } ] }""");
        Assert.Equal(400, missing.Status);

        var registered = await gateway.Anonymous().SendBodyAsync($$"""{ "query": {{Quoted(Document)}}, "extensions": {{extensions}} }""");
        Assert.Equal("""{"user":null}""", registered.At("data").GetRawText());

        const string Answer = """{ "data": { "user": null } }""";
        (await gateway.Anonymous().SendBodyAsync($$"""{ "extensions": {{extensions}} }""")).ShouldBe(Answer);
        (await gateway.Anonymous().AskAsync($"extensions={Uri.EscapeDataString(extensions)}")).ShouldBe(Answer);
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, "{}");
        await socket.ExecuteAsync("1", new { id = TrustedGateway.HashOf(Document) });
        Assert.Equal("""{"user":null}""", await socket.DataAsync("1"));
    }

    [Fact]
    public async Task Document_that_was_sent_without_its_hash_can_be_named_too_or_not_at_all()
    {
        const string Document = "{ user(username: \"somebody\") { id } }";
        await gateway.Anonymous().SendAsync(Document);
        var answer = await gateway.Anonymous().SendBodyAsync($$"""{ "extensions": {{ExtensionsOf(Document)}} }""");
        Assert.True(answer.Json.TryGetProperty("data", out _) || answer.Codes is ["PERSISTED_QUERY_NOT_FOUND"], answer.Body);
    }

    [Fact]
    public async Task Document_with_a_fault_is_not_registered()
    {
        const string Document = "{ nothing }";
        var extensions = ExtensionsOf(Document);
        (await gateway.Anonymous().SendBodyAsync($$"""{ "query": "{{Document}}", "extensions": {{extensions}} }""")).ShouldBeRefused("VALIDATION", 400);
        (await gateway.Anonymous().SendBodyAsync($$"""{ "extensions": {{extensions}} }""")).ShouldBeRefused("PERSISTED_QUERY_NOT_FOUND", 400);
    }

    [Theory]
    [InlineData("""{ "extensions": {} }""")]
    [InlineData("""{ "extensions": { "persistedQuery": {} } }""")]
    [InlineData("""{ "extensions": { "persistedQuery": 1 } }""")]
    [InlineData("""{ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": "no/hash" } } }""")]
    [InlineData("""{ "id": "" }""")]
    [InlineData("""{ "id": 1 }""")]
    public async Task Request_that_names_nothing_is_refused(string body) =>
        (await gateway.Anonymous().SendBodyAsync(body)).ShouldBeRefused("VALIDATION", 400);

    internal static string ExtensionsOf(string document) => $$"""{ "persistedQuery": { "version": 1, "sha256Hash": "{{TrustedGateway.HashOf(document)}}" } }""";

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
