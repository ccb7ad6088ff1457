using System.Net;

namespace Nexus.Gateway.Tests;

[Collection(GatewayCollection.Name)]
public sealed class HostTests(GatewayFixture gateway)
{
    [Fact]
    public async Task Front_page_says_what_this_is_and_nothing_says_what_serves_it()
    {
        using var response = await gateway.Anonymous().GetAsync("/");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("/graphql?sdl", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_json(string path)
    {
        using var response = await gateway.Anonymous().GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.StartsWith("""{"status":"Healthy",""", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_can_be_downloaded_and_introspected()
    {
        using var response = await gateway.Anonymous().GetAsync("/graphql?sdl");
        Assert.Contains("type Viewer", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        (await gateway.Anonymous().SendAsync("{ __schema { queryType { name } } }"))
            .ShouldBe("""{ "data": { "__schema": { "queryType": { "name": "Query" } } } }""");
    }

    [Fact]
    public async Task Introspection_of_tools_is_within_the_limits()
    {
        var reference = Enumerable.Range(0, 9).Aggregate("kind name", (inner, _) => $"kind name ofType {{ {inner} }}");
        var answer = await gateway.Anonymous().SendAsync($$"""
            query IntrospectionQuery {
              __schema {
                description queryType { name kind } mutationType { name kind } subscriptionType { name kind }
                types { ...FullType }
                directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
              }
            }
            fragment FullType on __Type {
              kind name description specifiedByURL
              fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
              inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
              enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef }
            }
            fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
            fragment TypeRef on __Type { {{reference}} }
            """);
        Assert.Equal("Query", answer.At("data", "__schema", "queryType", "name").GetString());
    }

    [Fact]
    public async Task Endpoint_is_no_page_for_browsers()
    {
        using var http = new HttpClient { BaseAddress = gateway.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql") { Headers = { { "Accept", "text/html" } } };
        using var response = await http.SendAsync(request);
        Assert.InRange((int)response.StatusCode, 400, 499);
        Assert.NotEqual("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Query_can_be_sent_by_get()
    {
        using var response = await gateway.Anonymous().GetAsync("/graphql?query=%7B__typename%7D");
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await response.Content.ReadAsStringAsync());
    }
}
