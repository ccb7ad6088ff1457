using System.Text.Json;

namespace Nexus.Gateway.Tests.Moderation;

/// <summary>Reports and removals, as clients see them.</summary>
[Collection(GatewayCollection.Name)]
public sealed class RemovalTests(GatewayFixture gateway)
{
    private const string Remove = "mutation($id: ID!, $reason: String!) { removePost(input: { postId: $id, reason: $reason }) { removedPostId errors { __typename } } }";
    private const string Report = "mutation($id: ID!, $reason: String!) { reportPost(input: { postId: $id, reason: $reason }) { reportId errors { __typename ... on ValidationError { field } } } }";

    [Fact]
    public async Task Removed_post_is_there_for_moderators_by_its_id()
    {
        var (ada, bob, moderator) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"), await gateway.SignUpAsAsync("mod", "MODERATOR"));
        var post = await ada.PostAsync("wrong");
        var quoting = (await bob.SendAsync(
            "mutation($id: ID!) { createPost(input: { text: \"look\", quotedPostId: $id }) { post { id } } }", new { id = post })).At("data", "createPost", "post", "id").GetString();
        const string See = """
            query($post: ID!, $quoting: ID!, $ada: ID!) {
              node(id: $post) { ... on Post { text } } nodes(ids: [$post]) { id }
              quoting: node(id: $quoting) { ... on Post { quoted { id } } }
              author: node(id: $ada) { ... on User { postCount posts { nodes { id } } } }
            }
            """;
        var variables = new { post, quoting, ada = ada.Id };

        for (var twice = 0; twice < 2; twice++)
            (await moderator.SendAsync(Remove, new { id = post, reason = "spam" })).ShouldBe($$"""{ "data": { "removePost": { "removedPostId": "{{post}}", "errors": null } } }""");

        const string Rest = """ "quoting": { "quoted": null }, "author": { "postCount": 0, "posts": { "nodes": [] } } """;
        foreach (var viewer in new[] { ada.Client, bob.Client, gateway.Anonymous() })
            (await viewer.SendAsync(See, variables)).ShouldBe($$"""{ "data": { "node": null, "nodes": [null], {{Rest}} } }""");
        (await moderator.SendAsync(See, variables)).ShouldBe($$"""{ "data": { "node": { "text": "wrong" }, "nodes": [{ "id": "{{post}}" }], {{Rest}} } }""");
    }

    [Fact]
    public async Task What_can_not_be_removed_is_told_by_its_type()
    {
        var (ada, moderator) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsAsync("mod", "MODERATOR"));
        var post = await ada.PostAsync("fine");

        (await ada.SendAsync(Remove, new { id = post, reason = "spam" })).ShouldBe("""{ "data": { "removePost": { "removedPostId": null, "errors": [{ "__typename": "ForbiddenError" }] } } }""");
        (await moderator.SendAsync(Remove, new { id = "nothing", reason = "spam" })).ShouldBe("""{ "data": { "removePost": { "removedPostId": null, "errors": [{ "__typename": "NotFoundError" }] } } }""");
        Assert.Equal(["VALIDATION"], (await moderator.SendAsync(Remove, new { id = post, reason = "" })).Codes);
        Assert.Equal(["UNAUTHENTICATED"], (await gateway.Anonymous().SendAsync(Remove, new { id = post, reason = "spam" })).Codes);
    }

    [Fact]
    public async Task Report_is_answered_with_its_id_the_same_one_again()
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        var post = await ada.PostAsync("hm");

        var first = await bob.SendAsync(Report, new { id = post, reason = "spam" });
        var again = await bob.SendAsync(Report, new { id = post, reason = "more spam" });

        Assert.Equal(JsonValueKind.String, first.At("data", "reportPost", "reportId").ValueKind);
        Assert.Equal(first.Body, again.Body);
        (await bob.SendAsync(Report, new { id = post, reason = "" })).ShouldBe(
            """{ "data": { "reportPost": { "reportId": null, "errors": [{ "__typename": "ValidationError", "field": "reason" }] } } }""");
        (await bob.SendAsync(Report, new { id = "nothing", reason = "spam" })).ShouldBe("""{ "data": { "reportPost": { "reportId": null, "errors": [{ "__typename": "NotFoundError" }] } } }""");
    }
}
