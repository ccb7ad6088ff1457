using Microsoft.Extensions.Options;
using Nexus.Gateway.Operations;

namespace Nexus.Gateway.Tests.Operations;

/// <summary>Documents of a folder, named by their SHA-256, and a gateway that knows no others.</summary>
[Collection(TrustedGatewayCollection.Name)]
public sealed class TrustedOperationTests(TrustedGateway gateway)
{
    private const string Answer = """{ "data": { "user": null } }""";
    private static readonly string Greeting = TrustedGateway.HashOf(TrustedGateway.Greeting);

    [Theory]
    [InlineData("id")]
    [InlineData("documentId")]
    public async Task Trusted_document_is_executed_by_its_id(string member)
    {
        // The first time from the folder, then from the cache.
        for (var time = 0; time < 2; time++)
            (await gateway.Anonymous().SendBodyAsync($$"""{ "{{member}}": "{{Greeting}}", "variables": { "name": "nobody" } }""")).ShouldBe(Answer);
    }

    [Fact]
    public async Task Trusted_document_is_executed_by_the_hash_that_Apollo_sends() =>
        (await gateway.Anonymous().SendBodyAsync(
            $$"""{ "variables": { "name": "nobody" }, "extensions": { "persistedQuery": { "version": 1, "sha256Hash": "{{Greeting}}" } } }""")).ShouldBe(Answer);

    [Fact]
    public async Task Trusted_document_is_executed_by_get() =>
        (await gateway.Anonymous().AskAsync($"id={Greeting}&variables=%7B%22name%22%3A%22nobody%22%7D")).ShouldBe(Answer);

    [Fact]
    public async Task Trusted_document_is_executed_over_a_socket()
    {
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, "{}");
        await socket.ExecuteAsync("1", new { id = Greeting, variables = new { name = "nobody" } });
        Assert.Equal("""{"user":null}""", await socket.DataAsync("1"));
        await socket.EndAsync("1");
        await socket.ExecuteAsync("2", new { query = "{ __typename }" });
        Assert.Equal("FORBIDDEN", (await socket.ErrorAsync("2"))[0].At("extensions", "code").GetString());
    }

    [Fact]
    public async Task Everything_else_is_refused()
    {
        (await gateway.Anonymous().SendAsync("{ __typename }")).ShouldBeRefused("FORBIDDEN", 400);
        (await gateway.Anonymous().SendAsync("{ __typename }")).ShouldBeRefused("FORBIDDEN", 400);
        (await gateway.Anonymous().AskAsync("query=%7B__typename%7D")).ShouldBeRefused("FORBIDDEN", 400);
        (await gateway.Anonymous().SendBodyAsync($$"""{ "id": "{{Greeting}}", "query": "{ __typename }" }""")).ShouldBeRefused("FORBIDDEN", 400);
    }

    [Fact]
    public async Task Nobody_registers_a_document()
    {
        const string Document = "{ __typename }";
        var extensions = $$"""{ "persistedQuery": { "version": 1, "sha256Hash": "{{TrustedGateway.HashOf(Document)}}" } }""";
        (await gateway.Anonymous().SendBodyAsync($$"""{ "extensions": {{extensions}} }""")).ShouldBeRefused("PERSISTED_QUERY_NOT_FOUND", 400);
        (await gateway.Anonymous().SendBodyAsync($$"""{ "query": "{{Document}}", "extensions": {{extensions}} }""")).ShouldBeRefused("FORBIDDEN", 400);
        (await gateway.Anonymous().SendBodyAsync($$"""{ "extensions": {{extensions}} }""")).ShouldBeRefused("PERSISTED_QUERY_NOT_FOUND", 400);
    }

    [Fact]
    public async Task Trusted_document_is_checked_like_others()
    {
        (await gateway.Anonymous().SendBodyAsync($$"""{ "id": "{{Greeting}}" }""")).ShouldBeRefused("VALIDATION", 400);
        (await gateway.Anonymous().SendBodyAsync("""{ "id": "no/such id" }""")).ShouldBeRefused("VALIDATION", 400);
    }

    [Fact]
    public void File_that_is_not_what_its_name_says_stops_the_start()
    {
        var folder = Directory.CreateTempSubdirectory("nexus-operations");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, $"{Greeting}.graphql"), "{ __typename }");
            var fault = Assert.Throws<OptionsValidationException>(() => TrustedOperations.Read(new OperationOptions { Folder = folder.FullName }));
            Assert.Equal($"Nexus:Operations: {Greeting}.graphql is not named by the SHA-256 of its text.", fault.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(null, "Nexus:Operations: OnlyTrusted needs a Folder.")]
    [InlineData("no-such-folder", "Nexus:Operations: the Folder does not exist.")]
    public void Folder_that_is_missing_stops_the_start(string? folder, string message) =>
        Assert.Equal(message, Assert.Throws<OptionsValidationException>(() => TrustedOperations.Read(new OperationOptions { Folder = folder, OnlyTrusted = true })).Message);
}
