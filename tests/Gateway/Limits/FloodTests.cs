using System.Text;

namespace Nexus.Gateway.Tests.Limits;

/// <summary>Documents that are made to be expensive, against the limits that a gateway has by default: each ends in its own error.</summary>
[Collection(GatewayCollection.Name)]
public sealed class FloodTests(GatewayFixture gateway)
{
    public static TheoryData<string, string, string?> Floods => new()
    {
        { "aliases of one field", "{ " + Each(900, number => $"a{number}: __typename") + " }", "ALIASES" },
        { "aliases", "{ " + Each(5_000, number => $"a{number}: __typename") + " }", "FIELDS" },
        { "fields", "{ " + Each(5_000, _ => "__typename") + " }", "FIELDS" },
        { "fragments that double", Doubling(50), "FIELDS" },
        { "fragments in a cycle", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", null },
        { "fragments in a long cycle", "{ ...F0 } " + Each(500, number => $"fragment F{number} on Query {{ ...F{(number + 1) % 500} ...F{(number + 2) % 500} }}"), null },
        { "nesting", Nested(100), "DEPTH" },
        { "nesting of lists", "{ user(username: " + new string('[', 3_000) + new string(']', 3_000) + ") { id } }", null },
        { "nesting without an end", string.Concat(Enumerable.Repeat("{ a", 5_000)), null },
        { "directives", "{ __typename " + Each(1_000, _ => "@include(if: true)") + " }", "DIRECTIVES" },
        { "unknown directives", "{ __typename " + Each(4_000, number => $"@d{number}") + " }", "DIRECTIVES" },
        { "tokens", "{ user(username: " + Each(20_000, _ => "1") + ") { id } }", null },
        { "tokens in a list", "{ nodes(ids: [" + Each(20_000, _ => "1") + "]) { id } }", "TOKENS" },
        { "conflicting fields", "{ " + Each(900, number => $"a: user(username: \"{number}\") {{ id }}").Substring(0, 20_000) + " { id } }", null },
        { "lists of lists of people", "{ viewer { user { followers(first: 100) { nodes { followers(first: 100) { nodes { followers(first: 100) { nodes { id } } } } } } } } }", "FIELD_COST" },
    };

    [Theory]
    [MemberData(nameof(Floods))]
    public async Task Flood_is_refused(string what, string document, string? limit)
    {
        var answer = await gateway.Anonymous().SendAsync(document);
        Assert.True(answer.Status == 400, what + answer.Body);
        Assert.All(answer.Codes, code => Assert.Equal("VALIDATION", code));
        if (limit is not null)
            Assert.Equal(limit, answer.Refusal.At("limit").GetString());
    }

    [Fact]
    public async Task Variables_that_are_huge_are_refused()
    {
        var names = Enumerable.Repeat(new string('x', 1_000), 300).ToArray();
        (await gateway.Anonymous().SendAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = names })).ShouldExceed("BODY_SIZE", 256 * 1024);
    }

    [Fact]
    public async Task Variable_with_more_ids_than_may_be_asked_for_is_refused()
    {
        var ids = Enumerable.Repeat("VXNlcjox", 10_001).ToArray();
        (await gateway.Anonymous().SendAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids })).ShouldExceed("TYPE_COST", 10_000, 10_002);
    }

    [Fact]
    public async Task Variable_that_nests_too_deep_is_refused()
    {
        var body = $$"""{ "query": "query($n: String) { user(username: $n) { id } }", "variables": { "n": {{new string('[', 5_000)}}{{new string(']', 5_000)}} } }""";
        (await gateway.Anonymous().SendBodyAsync(body)).ShouldBeRefused("VALIDATION", 400);
    }

    [Fact]
    public async Task Batch_of_a_thousand_is_refused() =>
        (await gateway.Anonymous().SendBodyAsync("[" + string.Join(',', Enumerable.Repeat("""{"query":"{ __typename }"}""", 1_000)) + "]"))
            .ShouldExceed("BATCH_SIZE", 10, 1_000);

    [Fact]
    public async Task After_all_floods_the_gateway_serves()
    {
        foreach (var flood in Floods)
            await gateway.Anonymous().SendAsync((string)flood[1]);
        (await gateway.Anonymous().SendAsync("{ __typename }")).ShouldBe("""{ "data": { "__typename": "Query" } }""");
    }

    private static string Each(int count, Func<int, string> make) => string.Join(' ', Enumerable.Range(0, count).Select(make));

    private static string Doubling(int levels) =>
        "{ ...F0 } " + Each(levels, number => $"fragment F{number} on Query {{ ...F{number + 1} ...F{number + 1} }}") + $" fragment F{levels} on Query {{ __typename }}";

    private static string Nested(int levels)
    {
        var document = new StringBuilder("{ viewer { user ");
        for (var level = 0; level < levels; level++)
            document.Append("{ posts(first: 1) { nodes { author ");
        return document.Append("{ id } ").Append('}', 3 * levels + 2).ToString();
    }
}
