namespace Nexus.Gateway.Tests.Operations;

/// <summary>What Hot Chocolate's packages do otherwise.</summary>
[Collection(GatewayCollection.Name)]
public sealed class StrictAutomaticOperationTests(GatewayFixture gateway)
{
    [Fact]
    public async Task Document_with_the_hash_of_another_is_not_executed()
    {
        var extensions = AutomaticOperationTests.ExtensionsOf("{ d: __typename }");
        (await gateway.Anonymous().SendBodyAsync($$"""{ "query": "{ e: __typename }", "extensions": {{extensions}} }""")).ShouldBeRefused("VALIDATION", 400);
        (await gateway.Anonymous().SendBodyAsync($$"""{ "extensions": {{extensions}} }""")).ShouldBeRefused("PERSISTED_QUERY_NOT_FOUND", 400);
    }

    [Fact]
    public async Task Id_may_carry_the_prefix_of_GraphQL_over_HTTP()
    {
        const string Document = "{ c: __typename }";
        await gateway.Anonymous().SendBodyAsync($$"""{ "query": "{{Document}}", "extensions": {{AutomaticOperationTests.ExtensionsOf(Document)}} }""");
        (await gateway.Anonymous().SendBodyAsync($$"""{ "documentId": "sha256:{{TrustedGateway.HashOf(Document)}}" }""")).ShouldBe("""{ "data": { "c": "Query" } }""");
    }

    [Fact]
    public async Task Batch_is_answered_in_its_order() =>
        (await gateway.Anonymous().SendBodyAsync("""[{ "query": "{ a: __typename }" }, { "query": "{ nothing }" }, { "query": "{ b: __typename }" }]"""))
            .ShouldBeBatch("""{"data":{"a":"Query"}}""", null, """{"data":{"b":"Query"}}""");
}
