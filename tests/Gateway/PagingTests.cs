namespace Nexus.Gateway.Tests;

/// <summary>Relay's connection specification, seen from outside.</summary>
[Collection(GatewayCollection.Name)]
public sealed class PagingTests(GatewayFixture gateway)
{
    private const string Posts = """
        query($first: Int, $after: String, $last: Int, $before: String) { viewer { user { posts(first: $first, after: $after, last: $last, before: $before) {
          edges { cursor node { text } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }
        """;

    [Fact]
    public async Task Pages_in_either_direction_are_the_whole_list()
    {
        var ada = await AuthorOfAsync(7);
        Assert.Equal(["7 6 5", "4 3 2", "1"], await WalkAsync(ada, forward: true));
        Assert.Equal(["3 2 1", "6 5 4", "7"], await WalkAsync(ada, forward: false));
    }

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

    [Theory]
    [InlineData("first: 1, last: 1")]
    [InlineData("first: -1")]
    [InlineData("last: -1")]
    [InlineData("first: 101")]
    [InlineData("last: 101")]
    [InlineData("""first: 1, after: "nonsense" """)]
    [InlineData("""last: 1, before: "nonsense" """)]
    public async Task Bad_page_is_a_validation_error(string arguments)
    {
        var ada = await gateway.SignUpAsync("ada");
        var answer = await ada.SendAsync($"{{ viewer {{ user {{ posts({arguments}) {{ nodes {{ id }} }} }} }} }}");
        Assert.Equal(["VALIDATION"], answer.Codes);
        Assert.Equal("""{"viewer":{"user":{"posts":null}}}""", answer.At("data").GetRawText());
    }

    [Fact]
    public async Task People_and_comments_are_counted_in_total()
    {
        var ada = await gateway.SignUpAsync("ada");
        var post = await ada.PostAsync("Popular.");
        for (var fan = 0; fan < 3; fan++)
        {
            var person = await gateway.SignUpAsync("fan");
            await person.FollowAsync(ada);
            await person.LikeAsync(post);
            await person.CommentAsync(post, "Nice.");
        }

        (await ada.SendAsync("""
            { viewer { user { followers(first: 2) { totalCount nodes { displayName } } following { totalCount }
              posts { nodes { likers(first: 1) { totalCount } comments(last: 1) { totalCount nodes { text } } } } } } }
            """)).ShouldBe("""
            { "data": { "viewer": { "user": {
              "followers": { "totalCount": 3, "nodes": [ { "displayName": "fan" }, { "displayName": "fan" } ] }, "following": { "totalCount": 0 },
              "posts": { "nodes": [ { "likers": { "totalCount": 3 }, "comments": { "totalCount": 3, "nodes": [ { "text": "Nice." } ] } } ] } } } } }
            """);
    }

    private async Task<Person> AuthorOfAsync(int posts)
    {
        var ada = await gateway.SignUpAsync("ada");
        for (var number = 1; number <= posts; number++)
            await ada.PostAsync($"{number}");
        return ada;
    }

    private static async Task<List<string>> WalkAsync(Person person, bool forward)
    {
        var pages = new List<string>();
        string? cursor = null;
        while (true)
        {
            var answer = await person.SendAsync(Posts, forward ? new { first = 3, after = cursor } : new { last = 3, before = cursor });
            var page = answer.At("data", "viewer", "user", "posts");
            pages.Add(string.Join(' ', page.At("edges").EnumerateArray().Select(edge => edge.At("node", "text").GetString())));
            if (!page.At("pageInfo", forward ? "hasNextPage" : "hasPreviousPage").GetBoolean())
                return pages;
            cursor = page.At("pageInfo", forward ? "endCursor" : "startCursor").GetString();
        }
    }
}
