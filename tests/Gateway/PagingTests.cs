namespace Nexus.Gateway.Tests;

/// <summary>A whole page as it is written; what holds for pages of every list is in Paging/ConnectionLawTests.</summary>
[Collection(GatewayCollection.Name)]
public sealed class PagingTests(GatewayFixture gateway)
{
    private const string Posts = """
        query($first: Int, $after: String, $last: Int, $before: String) { viewer { user { posts(first: $first, after: $after, last: $last, before: $before) {
          edges { cursor node { text } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }
        """;

    [Fact]
    public async Task Page_says_what_stands_around_it()
    {
        var ada = await AuthorOfAsync(3);
        var all = await ada.SendAsync(Posts, new { first = 3 });
        var cursors = all.At("data", "viewer", "user", "posts", "edges").EnumerateArray().Select(edge => edge.At("cursor").GetString()!).ToArray();
        (await ada.SendAsync(Posts, new { first = 1, after = cursors[0] })).ShouldBe($$"""
            { "data": { "viewer": { "user": { "posts": {
              "edges": [ { "cursor": "{{cursors[1]}}", "node": { "text": "2" } } ],
              "pageInfo": { "hasNextPage": true, "hasPreviousPage": true, "startCursor": "{{cursors[1]}}", "endCursor": "{{cursors[1]}}" } } } } } }
            """);
        (await ada.SendAsync(Posts, new { first = 5, after = cursors[2] })).ShouldBe("""
            { "data": { "viewer": { "user": { "posts": {
              "edges": [], "pageInfo": { "hasNextPage": false, "hasPreviousPage": true, "startCursor": null, "endCursor": null } } } } } }
            """);
    }

    private async Task<Person> AuthorOfAsync(int posts)
    {
        var ada = await gateway.SignUpAsync("ada");
        for (var number = 1; number <= posts; number++)
            await ada.PostAsync($"{number}");
        return ada;
    }
}
