namespace Nexus.Gateway.Tests.Posts;

/// <summary>Posts through the whole gateway: what clients send and get.</summary>
[Collection(GatewayCollection.Name)]
public sealed class PostTests(GatewayFixture gateway)
{
    private const string Edit = """
        mutation($id: ID!, $text: String!) { editPost(input: { postId: $id, text: $text }) {
          post { text revisions { text } } errors { __typename ... on Error { message } ... on ValidationError { field } } } }
        """;

    [Fact]
    public async Task Edited_post_shows_when_and_what_it_was_before()
    {
        var ada = await gateway.SignUpAsync("ada");
        var post = await ada.PostAsync("One.");
        (await gateway.Anonymous().SendAsync("query($id: ID!) { node(id: $id) { ... on Post { editedAt revisions { text createdAt } } } }", new { id = post }))
            .ShouldBe("""{ "data": { "node": { "editedAt": null, "revisions": [] } } }""");

        (await ada.SendAsync(Edit, new { id = post, text = "Two." }))
            .ShouldBe("""{ "data": { "editPost": { "post": { "text": "Two.", "revisions": [ { "text": "One." } ] }, "errors": null } } }""");
        (await ada.SendAsync(Edit, new { id = post, text = "Three." }))
            .ShouldBe("""{ "data": { "editPost": { "post": { "text": "Three.", "revisions": [ { "text": "One." }, { "text": "Two." } ] }, "errors": null } } }""");

        var shown = await gateway.Anonymous().SendAsync(
            "query($id: ID!) { node(id: $id) { ... on Post { createdAt editedAt revisions { createdAt } } } }", new { id = post });
        var times = shown.At("data", "node", "revisions").EnumerateArray().Select(revision => revision.At("createdAt").GetDateTimeOffset()).ToArray();
        Assert.Equal(shown.At("data", "node", "createdAt").GetDateTimeOffset(), times[0]);
        Assert.True(times[1] > times[0] && shown.At("data", "node", "editedAt").GetDateTimeOffset() > times[1]);
    }

    [Fact]
    public async Task Edit_that_is_not_possible_says_why()
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        var post = await ada.PostAsync("Mine.");
        (await bob.SendAsync(Edit, new { id = post, text = "Yours?" })).ShouldBe("""
            { "data": { "editPost": { "post": null, "errors": [ { "__typename": "ForbiddenError", "message": "Only its author can edit a post." } ] } } }
            """);
        (await ada.SendAsync(Edit, new { id = post, text = "\u0007" })).ShouldBe("""
            { "data": { "editPost": { "post": null, "errors": [ { "__typename": "ValidationError", "message": "The text has a control character.", "field": "text" } ] } } }
            """);
        (await ada.SendAsync(Edit, new { id = post, text = "\uFFFE" })).ShouldBe("""
            { "data": { "editPost": { "post": null, "errors": [ { "__typename": "ValidationError", "message": "The text is not well-formed Unicode.", "field": "text" } ] } } }
            """);
        (await ada.SendAsync(Edit, new { id = ada.Id, text = "No post." })).ShouldBe("""
            { "data": { "editPost": { "post": null, "errors": [ { "__typename": "NotFoundError", "message": "There is no such post." } ] } } }
            """);
    }

    [Theory]
    [InlineData("likePost", "unlikePost", "likeCount viewerHasLiked", """{ "likeCount": 1, "viewerHasLiked": true }""", """{ "likeCount": 0, "viewerHasLiked": false }""")]
    [InlineData("repost", "undoRepost", "repostCount viewerHasReposted", """{ "repostCount": 1, "viewerHasReposted": true }""", """{ "repostCount": 0, "viewerHasReposted": false }""")]
    [InlineData("bookmarkPost", "removeBookmark", "viewerHasBookmarked", """{ "viewerHasBookmarked": true }""", """{ "viewerHasBookmarked": false }""")]
    public async Task Marks_are_sets(string add, string remove, string fields, string marked, string unmarked)
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        var post = await ada.PostAsync("Mark me.");
        foreach (var (mutation, expected) in new[] { (add, marked), (add, marked), (remove, unmarked), (remove, unmarked) })
        {
            var document = $$"""mutation($id: ID!) { {{mutation}}(input: { postId: $id }) { post { {{fields}} } errors { __typename } } }""";
            (await bob.SendAsync(document, new { id = post })).ShouldBe($$"""{ "data": { "{{mutation}}": { "post": {{expected}}, "errors": null } } }""");
        }

        foreach (var mutation in new[] { add, remove })
        {
            var document = $$"""mutation($id: ID!) { {{mutation}}(input: { postId: $id }) { post { id } errors { __typename } } }""";
            (await bob.SendAsync(document, new { id = bob.Id }))
                .ShouldBe($$"""{ "data": { "{{mutation}}": { "post": null, "errors": [ { "__typename": "NotFoundError" } ] } } }""");
            Assert.Equal(["UNAUTHENTICATED"], (await gateway.Anonymous().SendAsync(document, new { id = post })).Codes);
        }
    }

    [Fact]
    public async Task Post_for_followers_can_not_be_reposted_by_those_who_see_it()
    {
        var (ada, bob, cyd) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"), await gateway.SignUpAsync("cyd"));
        await bob.FollowAsync(ada);
        var created = await ada.SendAsync("""mutation { createPost(input: { text: "For friends.", visibility: FOLLOWERS }) { post { id } } }""");
        var id = created.At("data", "createPost", "post", "id").GetString();
        const string Repost = "mutation($id: ID!) { repost(input: { postId: $id }) { post { id } errors { __typename ... on Error { message } } } }";
        (await bob.SendAsync(Repost, new { id })).ShouldBe("""
            { "data": { "repost": { "post": null, "errors": [ { "__typename": "ForbiddenError", "message": "Posts that are for followers can not be reposted." } ] } } }
            """);
        (await cyd.SendAsync(Repost, new { id })).ShouldBe("""
            { "data": { "repost": { "post": null, "errors": [ { "__typename": "NotFoundError", "message": "There is no such post." } ] } } }
            """);
    }

    [Fact]
    public async Task Bookmarks_are_a_list_of_ones_own_in_both_directions()
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        foreach (var text in new[] { "1", "2", "3" })
        {
            var id = await ada.PostAsync(text);
            await bob.SendAsync("mutation($id: ID!) { bookmarkPost(input: { postId: $id }) { post { id } } }", new { id });
        }

        const string List = """
            query($first: Int, $after: String, $last: Int) { viewer { bookmarks(first: $first, after: $after, last: $last) {
              nodes { text viewerHasBookmarked } pageInfo { hasNextPage hasPreviousPage endCursor } } } }
            """;
        var first = await bob.SendAsync(List, new { first = 2 });
        var after = first.At("data", "viewer", "bookmarks", "pageInfo", "endCursor").GetString();
        first.ShouldBe($$"""
            { "data": { "viewer": { "bookmarks": {
              "nodes": [ { "text": "3", "viewerHasBookmarked": true }, { "text": "2", "viewerHasBookmarked": true } ],
              "pageInfo": { "hasNextPage": true, "hasPreviousPage": false, "endCursor": "{{after}}" } } } } }
            """);
        Assert.Equal("1", (await bob.SendAsync(List, new { first = 2, after })).At("data", "viewer", "bookmarks", "nodes", "0", "text").GetString());
        Assert.Equal("1", (await bob.SendAsync(List, new { last = 1 })).At("data", "viewer", "bookmarks", "nodes", "0", "text").GetString());
        (await ada.SendAsync("{ viewer { bookmarks { nodes { text } } } }")).ShouldBe("""{ "data": { "viewer": { "bookmarks": { "nodes": [] } } } }""");
    }

    [Fact]
    public async Task Text_mentions_people_and_has_hashtags()
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        var tag = $"Caf\u00e9_{ada.Username}";
        var post = await ada.PostAsync($"Meet @{bob.Username} and @no_such_person at #{tag}, #{tag.ToUpperInvariant()} or #2026.");
        const string Read = "query($id: ID!) { node(id: $id) { ... on Post { mentions { username } hashtags { name postCount } } } }";
        (await gateway.Anonymous().SendAsync(Read, new { id = post })).ShouldBe($$"""
            { "data": { "node": { "mentions": [ { "username": "{{bob.Username}}" } ], "hashtags": [ { "name": "{{tag}}", "postCount": 1 } ] } } }
            """);

        const string Page = "query($name: String!) { hashtag(name: $name) { id name postCount posts { nodes { id } pageInfo { hasNextPage } } } }";
        var page = await gateway.Anonymous().SendAsync(Page, new { name = tag.ToUpperInvariant() });
        var id = page.At("data", "hashtag", "id").GetString();
        page.ShouldBe($$"""
            { "data": { "hashtag": { "id": "{{id}}", "name": "{{tag}}", "postCount": 1, "posts": { "nodes": [ { "id": "{{post}}" } ], "pageInfo": { "hasNextPage": false } } } } }
            """);
        (await gateway.Anonymous().SendAsync("query($id: ID!) { node(id: $id) { __typename ... on Hashtag { name } } }", new { id }))
            .ShouldBe($$"""{ "data": { "node": { "__typename": "Hashtag", "name": "{{tag}}" } } }""");
    }

    [Theory]
    [InlineData("nobody_has_written_this")]
    [InlineData("#with_sign")]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData("\ud83d\ude00")]
    public async Task Unknown_hashtag_is_null(string name) =>
        (await gateway.Anonymous().SendAsync("query($name: String!) { hashtag(name: $name) { id } }", new { name }))
            .ShouldBe("""{ "data": { "hashtag": null } }""");

    [Fact]
    public async Task Hashtag_of_a_post_for_followers_is_shown_there_and_nowhere_else()
    {
        var ada = await gateway.SignUpAsync("ada");
        var tag = $"secret_{ada.Username}";
        var created = await ada.SendAsync(
            "mutation($text: String!) { createPost(input: { text: $text, visibility: FOLLOWERS }) { post { hashtags { name postCount } } } }", new { text = $"#{tag}" });
        created.ShouldBe($$"""{ "data": { "createPost": { "post": { "hashtags": [ { "name": "{{tag}}", "postCount": 0 } ] } } } }""");
        (await ada.SendAsync("query($name: String!) { hashtag(name: $name) { id } }", new { name = tag })).ShouldBe("""{ "data": { "hashtag": null } }""");
    }

    [Fact]
    public async Task What_a_quote_shows_is_gone_with_the_quoted_post()
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        var post = await ada.PostAsync("Quote me.");
        const string Create = "mutation($id: ID!) { createPost(input: { text: \"So true.\", quotedPostId: $id }) { post { id quoted { text } } errors { __typename } } }";
        var quoting = await bob.SendAsync(Create, new { id = post });
        var id = quoting.At("data", "createPost", "post", "id").GetString();
        quoting.ShouldBe($$"""{ "data": { "createPost": { "post": { "id": "{{id}}", "quoted": { "text": "Quote me." } }, "errors": null } } }""");

        await ada.SendAsync("mutation($id: ID!) { deletePost(input: { postId: $id }) { deletedPostId } }", new { id = post });

        (await bob.SendAsync("query($id: ID!) { node(id: $id) { ... on Post { text quoted { text } } } }", new { id }))
            .ShouldBe("""{ "data": { "node": { "text": "So true.", "quoted": null } } }""");
        (await bob.SendAsync(Create, new { id = post }))
            .ShouldBe("""{ "data": { "createPost": { "post": null, "errors": [ { "__typename": "NotFoundError" } ] } } }""");
    }

    [Fact]
    public async Task Key_that_is_none_is_an_input_at_fault()
    {
        var ada = await gateway.SignUpAsync("ada");
        const string Create = """
            mutation($key: String) { createPost(input: { text: "Once.", idempotencyKey: $key }) { post { text } errors { __typename ... on ValidationError { field } } } }
            """;
        foreach (var key in new[] { "", "a\u0000b", new string('k', 100_000) })
            (await ada.SendAsync(Create, new { key })).ShouldBe("""
                { "data": { "createPost": { "post": null, "errors": [ { "__typename": "ValidationError", "field": "idempotencyKey" } ] } } }
                """);
    }
}
