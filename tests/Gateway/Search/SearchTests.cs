namespace Nexus.Gateway.Tests.Search;

/// <summary>What clients find, through the real gateway. Each test has words of its own.</summary>
public sealed class SearchTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    private const string Query = """
        query($text: String!, $kind: SearchKind!, $first: Int, $after: String, $last: Int, $before: String) {
          search(text: $text, kind: $kind, first: $first, after: $after, last: $last, before: $before) {
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            nodes { __typename ... on Post { text } ... on User { username } ... on Hashtag { name } } } }
        """;

    [Fact]
    public async Task Posts_are_found_newest_first_with_what_hangs_on_them()
    {
        var ada = await gateway.SignUpAsync("ada");
        var first = await ada.PostAsync("Zugvögel fly south");
        var second = await ada.PostAsync("zugvogel again");

        var answer = await gateway.Anonymous().SendAsync(
            """{ search(text: "ZUGVOGEL", kind: POST) { edges { cursor node { __typename ... on Post { id text author { username } } } } } }""");

        var edges = answer.At("data", "search", "edges");
        Assert.Equal([second, first], edges.EnumerateArray().Select(edge => edge.At("node", "id").GetString()));
        Assert.Equal(("Post", ada.Username), (edges.At("0", "node", "__typename").GetString(), edges.At("0", "node", "author", "username").GetString()));
    }

    [Fact]
    public async Task Phrases_exclusions_and_authors_narrow_a_search()
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        await ada.PostAsync("quokka eats fern");
        await ada.PostAsync("fern eats quokka");
        await bob.PostAsync("quokka eats leaf");

        Assert.Equal(["quokka eats leaf", "fern eats quokka", "quokka eats fern"], await FindAsync(ada, "quokka"));
        Assert.Equal(["quokka eats fern"], await FindAsync(ada, "\"quokka eats\" fern"));
        Assert.Equal(["quokka eats leaf"], await FindAsync(ada, "quokka -fern"));
        Assert.Equal(["fern eats quokka"], await FindAsync(ada, "quokka -\"quokka eats\""));
        Assert.Equal(["quokka eats leaf"], await FindAsync(ada, $"quokka from:{bob.Username}"));
        Assert.Equal(["quokka eats leaf"], await FindAsync(ada, $"from:@{bob.Username}"));
        Assert.Empty(await FindAsync(ada, $"quokka from:{ada.Username} from:{bob.Username}"));
        Assert.Empty(await FindAsync(ada, "quokka from:nobody_at_all"));
        Assert.Equal(["fern eats quokka"], await FindAsync(ada, "\"fern eats quokka"));
    }

    [Fact]
    public async Task Post_for_followers_is_found_by_followers()
    {
        var (ada, fan, stranger) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("fan"), await gateway.SignUpAsync("stranger"));
        await fan.FollowAsync(ada);
        await ada.SendAsync("""mutation { createPost(input: { text: "secret wombat", visibility: FOLLOWERS }) { post { id } } }""");

        Assert.Equal(["secret wombat"], await FindAsync(ada, "wombat"));
        Assert.Equal(["secret wombat"], await FindAsync(fan, "wombat"));
        Assert.Empty(await FindAsync(stranger, "wombat"));
    }

    [Fact]
    public async Task People_are_found_by_handle_first_and_by_likeness_last()
    {
        var viewer = await gateway.SignUpAsync("viewer");
        foreach (var (username, name) in new[] { ("ravenclaw", "Somebody"), ("ravenclaws", "Somebody else"), ("house_of_birds", "Rávenclaw Tower"), ("ravenklaw", "Typo") })
            await SignUpAsync(username, name);

        Assert.Equal(["ravenclaw", "ravenclaws", "house_of_birds", "ravenklaw"], await FindAsync(viewer, "@RavenClaw", "USER"));
        Assert.Equal(["house_of_birds"], await FindAsync(viewer, "tow rav", "USER"));
    }

    [Fact]
    public async Task A_person_who_takes_another_name_is_found_by_that_and_the_handle()
    {
        var ada = await gateway.SignUpAsync("ada");
        await ada.SendAsync("mutation { updateProfile(input: { displayName: \"Thylacine\" }) { user { id } } }");

        Assert.Equal([ada.Username], await FindAsync(ada, "thylac", "USER"));
        Assert.Contains(ada.Username, await FindAsync(ada, ada.Username, "USER"));
    }

    [Fact]
    public async Task Hashtags_are_found_by_prefix_most_used_first()
    {
        var ada = await gateway.SignUpAsync("ada");
        foreach (var text in new[] { "#Kakapo #kakapos", "more #KAKAPO", "#kakapo_fans #Kakapos", "#kakapo" })
            await ada.PostAsync(text);

        Assert.Equal(["Kakapo", "kakapos", "kakapo_fans"], await FindAsync(ada, "#KakaPo", "HASHTAG"));
        Assert.Equal(["kakapo_fans"], await FindAsync(ada, "kakapo_", "HASHTAG"));
        Assert.Empty(await FindAsync(ada, "akapo", "HASHTAG"));
        Assert.Equal(["#kakapo", "more #KAKAPO", "#Kakapo #kakapos"], await FindAsync(ada, "#kakapo"));
    }

    [Fact]
    public async Task Hashtags_that_only_private_people_use_are_not_found()
    {
        var (ada, eve) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("eve"));
        var mine = await ada.PostAsync("#quagga and #quaggas");
        await eve.PostAsync("#quagga too");

        await ada.SendAsync("mutation { updateProfile(input: { isPrivate: true }) { user { id } } }");

        Assert.Equal(["quagga"], await FindAsync(eve, "quagga", "HASHTAG"));
        const string Query = """
            query($id: ID!) { hashtag(name: "quaggas") { id } shared: hashtag(name: "quagga") { postCount posts { nodes { text } } }
              node(id: $id) { ... on Post { hashtags { name postCount } } } }
            """;
        (await eve.SendAsync(Query, new { id = mine })).ShouldBe("""
            { "data": { "hashtag": null, "shared": { "postCount": 1, "posts": { "nodes": [ { "text": "#quagga too" } ] } }, "node": null } }
            """);
        (await ada.SendAsync(Query, new { id = mine })).ShouldBe("""
            { "data": { "hashtag": null, "shared": { "postCount": 1, "posts": { "nodes": [ { "text": "#quagga too" } ] } },
              "node": { "hashtags": [ { "name": "quagga", "postCount": 1 }, { "name": "quaggas", "postCount": 0 } ] } } }
            """);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("USER")]
    [InlineData("HASHTAG")]
    public async Task Pages_in_both_directions_are_the_whole(string kind)
    {
        var viewer = await gateway.SignUpAsync("viewer");
        var word = $"pangolin{kind.ToLowerInvariant()}";
        for (var number = 1; number <= 7; number++)
        {
            if (kind != "USER")
                await viewer.PostAsync($"{word} {number} #{word}_{(char)('a' + number)}");
            else
                await SignUpAsync($"{word}_{new string((char)('a' + number), number)}", "Somebody");
        }

        var whole = await FindAsync(viewer, word, kind);
        Assert.Equal(7, whole.Count);
        Assert.Equal(whole, await WalkAsync(viewer, word, kind, forward: true));
        Assert.Equal(whole, await WalkAsync(viewer, word, kind, forward: false));
    }

    [Theory]
    [InlineData("", "POST")]
    [InlineData("  \n ", "POST")]
    [InlineData("-cat", "POST")]
    [InlineData("-\"black cat\" -dog", "POST")]
    [InlineData("nul\0byte", "POST")]
    [InlineData("nul\0byte", "USER")]
    [InlineData("bell\u0007", "USER")]
    [InlineData("", "USER")]
    public async Task Bad_text_is_a_validation_error(string text, string kind)
    {
        var answer = await gateway.Anonymous().SendAsync(Query, new { text, kind });
        Assert.Equal(["VALIDATION"], answer.Codes);
        Assert.Equal("""{"search":null}""", answer.At("data").GetRawText());
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("USER")]
    public async Task Text_that_is_too_long_is_a_validation_error(string kind)
    {
        var answer = await gateway.Anonymous().SendAsync(Query, new { text = new string('a', 201), kind });
        Assert.Equal(["VALIDATION"], answer.Codes);
    }

    [Fact]
    public async Task More_than_twenty_words_are_a_validation_error()
    {
        var answer = await gateway.Anonymous().SendAsync(Query, new { text = string.Join(' ', Enumerable.Range(1, 21)), kind = "POST" });
        Assert.Equal(["VALIDATION"], answer.Codes);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\" \"\"")]
    [InlineData("- -- \"")]
    [InlineData("& | ! ( ) <-> :* '")]
    [InlineData("%_\\ ' ; --")]
    [InlineData("' or 1=1 --")]
    [InlineData("from: @ #")]
    [InlineData("\"unbalanced '")]
    [InlineData("a:* & !b \\\\ 'c")]
    [InlineData("ﷺ ́ ̈ 🏳️‍🌈 \u200b")]
    public async Task Operators_alone_find_nothing(string text)
    {
        foreach (var kind in new[] { "POST", "USER", "HASHTAG" })
            (await gateway.Anonymous().SendAsync(Query, new { text, kind })).ShouldBe("""
                { "data": { "search": { "pageInfo": { "hasNextPage": false, "hasPreviousPage": false, "startCursor": null, "endCursor": null }, "nodes": [] } } }
                """);
    }

    [Theory]
    [InlineData("POST", "nonsense")]
    [InlineData("USER", "nonsense")]
    [InlineData("USER", "AQAAAAAAAAAB")]
    [InlineData("USER", "AgAAAAAAAAABAGE")]
    public async Task Foreign_cursor_is_a_validation_error(string kind, string after)
    {
        var answer = await gateway.Anonymous().SendAsync(Query, new { text = "cat", kind, after });
        Assert.Equal(["VALIDATION"], answer.Codes);
    }

    private async Task SignUpAsync(string username, string displayName)
    {
        var answer = await gateway.Anonymous().SendAsync(
            "mutation($input: SignUpInput!) { signUp(input: $input) { credentials { accessToken } errors { __typename } } }",
            new { input = new { username, email = $"{username}@example.org", password = Person.Password, displayName } });
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.At("data", "signUp", "errors").ValueKind);
    }

    private static async Task<List<string>> FindAsync(Person viewer, string text, string kind = "POST") =>
        Read(await viewer.SendAsync(Query, new { text, kind, first = 50 }));

    private static List<string> Read(Answer answer) =>
        [.. answer.At("data", "search", "nodes").EnumerateArray().Select(node =>
            (node.TryGetProperty("text", out var text) || node.TryGetProperty("name", out text) ? text : node.At("username")).GetString()!)];

    private static async Task<List<string>> WalkAsync(Person viewer, string text, string kind, bool forward)
    {
        var all = new List<string>();
        string? cursor = null;
        while (true)
        {
            var answer = await viewer.SendAsync(Query, forward ? new { text, kind, first = 2, after = cursor } : new { text, kind, last = 2, before = cursor });
            all.InsertRange(forward ? all.Count : 0, Read(answer));
            var page = answer.At("data", "search", "pageInfo");
            Assert.Equal(cursor is not null, page.At(forward ? "hasPreviousPage" : "hasNextPage").GetBoolean());
            if (!page.At(forward ? "hasNextPage" : "hasPreviousPage").GetBoolean())
                return all;
            cursor = page.At(forward ? "endCursor" : "startCursor").GetString();
        }
    }
}
