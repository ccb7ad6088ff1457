namespace Nexus.Gateway.Tests.Costs;

/// <summary>The header <c>GraphQL-Cost</c>.</summary>
[Collection(GatewayCollection.Name)]
public sealed class CostReportTests(GatewayFixture gateway)
{
    private const string Feed = "{ viewer { feed(first: 20) { nodes { text author { username } likeCount } } } }";

    [Fact]
    public async Task Report_is_added_to_the_answer() =>
        (await gateway.Anonymous().SendWithAsync(Feed, ("GraphQL-Cost", "report"))).ShouldBe("""
            { "data": { "viewer": null },
              "extensions": { "cost": { "fieldCost": 23, "typeCost": 43, "maxFieldCost": 5000, "maxTypeCost": 10000 } } }
            """);

    [Fact]
    public async Task Validation_executes_nothing()
    {
        const string SignUp = "mutation { signUp(input: { username: \"costly\", email: \"costly@example.org\", password: \"a long enough password\" }) { credentials { accessToken } } }";
        var answer = await gateway.Anonymous().SendWithAsync(SignUp, ("GraphQL-Cost", "validate"));
        answer.ShouldBe("""{ "extensions": { "cost": { "fieldCost": 501, "typeCost": 3, "maxFieldCost": 5000, "maxTypeCost": 10000 } } }""");
        Assert.Equal(200, answer.Status);
        (await gateway.Anonymous().SendAsync("{ user(username: \"costly\") { id } }")).ShouldBe("""{ "data": { "user": null } }""");
    }

    [Theory]
    [InlineData("report")]
    [InlineData("validate")]
    public async Task Refusal_says_the_whole_cost_too(string header)
    {
        const string Document = "{ viewer { user { posts(first: 100) { nodes { comments(first: 100) { nodes { id } } } } } } }";
        var answer = await gateway.Anonymous().SendWithAsync(Document, ("GraphQL-Cost", header));
        answer.ShouldExceed("TYPE_COST", 10_000, 10_204);
        Assert.Equal(204, answer.At("extensions", "cost", "fieldCost").GetInt32());
    }

    [Fact]
    public async Task Without_the_header_there_is_no_report() =>
        (await gateway.Anonymous().SendAsync(Feed)).ShouldBe("""{ "data": { "viewer": null } }""");

    [Fact]
    public async Task Invalid_document_has_no_cost() =>
        (await gateway.Anonymous().SendWithAsync("{ nothing }", ("GraphQL-Cost", "validate"))).ShouldBeRefused("VALIDATION", 400);

    [Fact]
    public async Task Weights_stand_in_the_schema()
    {
        using var response = await gateway.Anonymous().GetAsync("/graphql?sdl");
        var schema = await response.Content.ReadAsStringAsync();
        Assert.Contains("@cost(weight: \"500\")", schema, StringComparison.Ordinal);
        Assert.Contains(
            "@listSize(assumedSize: 100, slicingArguments: [\"first\", \"last\"], slicingArgumentDefaultValue: 20, sizedFields: [\"edges\", \"nodes\"], requireOneSlicingArgument: false)",
            schema,
            StringComparison.Ordinal);
    }
}
