using System.Text;

namespace Nexus.Gateway.Tests;

[Collection(GatewayCollection.Name)]
public sealed class NodeTests(GatewayFixture gateway)
{
    [Fact]
    public async Task Everything_with_an_id_is_found_by_it()
    {
        var ada = await gateway.SignUpAsync("ada");
        var post = await ada.PostAsync("Hello.");
        var comment = await ada.CommentAsync(post, "First.");
        var reply = await ada.CommentAsync(post, "Second.", replyTo: comment);
        const string Nodes = """
            query($ids: [ID!]!) { nodes(ids: $ids) { id __typename
              ... on User { username }
              ... on Post { text author { id } }
              ... on Comment { text post { id } replyTo { id } replyCount replies { totalCount nodes { id } } } } }
            """;
        (await ada.SendAsync(Nodes, new { ids = new[] { ada.Id, post, comment, reply } })).ShouldBe($$"""
            { "data": { "nodes": [
              { "id": "{{ada.Id}}", "__typename": "User", "username": "{{ada.Username}}" },
              { "id": "{{post}}", "__typename": "Post", "text": "Hello.", "author": { "id": "{{ada.Id}}" } },
              { "id": "{{comment}}", "__typename": "Comment", "text": "First.", "post": { "id": "{{post}}" }, "replyTo": null, "replyCount": 1,
                "replies": { "totalCount": 1, "nodes": [ { "id": "{{reply}}" } ] } },
              { "id": "{{reply}}", "__typename": "Comment", "text": "Second.", "post": { "id": "{{post}}" }, "replyTo": { "id": "{{comment}}" }, "replyCount": 0,
                "replies": { "totalCount": 0, "nodes": [] } } ] } }
            """);
    }

    [Fact]
    public async Task Unknown_ids_are_null()
    {
        var ids = new[] { Encode("User:1"), Encode("Post:1"), Encode("Comment:1.1"), Encode("Notification:1") };
        (await gateway.Anonymous().SendAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids }))
            .ShouldBe("""{ "data": { "nodes": [ null, null, null, null ] } }""");
        (await gateway.Anonymous().SendAsync("query($id: ID!) { node(id: $id) { id } }", new { id = ids[0] })).ShouldBe("""{ "data": { "node": null } }""");
    }

    [Fact]
    public async Task What_is_no_id_is_a_validation_error()
    {
        var answer = await gateway.Anonymous().SendAsync("""{ node(id: "garbage") { id } }""");
        Assert.Equal(["VALIDATION"], answer.Codes);
    }

    [Fact]
    public async Task More_than_a_hundred_ids_are_refused()
    {
        var answer = await gateway.Anonymous().SendAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = Enumerable.Repeat(Encode("User:1"), 101) });
        Assert.Equal(["VALIDATION"], answer.Codes);
    }

    [Fact]
    public async Task Notification_is_there_for_its_recipient_only()
    {
        var ada = await gateway.SignUpAsync("ada");
        var grace = await gateway.SignUpAsync("grace");
        await ada.FollowAsync(grace);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Answer answer;
        while ((answer = await grace.SendAsync("{ viewer { notifications { nodes { id } } } }")).At("data", "viewer", "notifications", "nodes").GetArrayLength() == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
        var id = answer.At("data", "viewer", "notifications", "nodes", "0", "id").GetString();

        const string Node = "query($id: ID!) { node(id: $id) { ... on Notification { kind actor { username } } } }";
        (await grace.SendAsync(Node, new { id })).ShouldBe($$"""{ "data": { "node": { "kind": "FOLLOWED", "actor": { "username": "{{ada.Username}}" } } } }""");
        (await ada.SendAsync(Node, new { id })).ShouldBe("""{ "data": { "node": null } }""");
        (await gateway.Anonymous().SendAsync(Node, new { id })).ShouldBe("""{ "data": { "node": null } }""");
    }

    [Fact]
    public async Task Person_is_found_by_name_in_any_case_but_not_by_address()
    {
        var ada = await gateway.SignUpAsync("ada");
        const string User = "query($name: String!) { user(username: $name) { id } }";
        (await gateway.Anonymous().SendAsync(User, new { name = ada.Username.ToUpperInvariant() })).ShouldBe($$"""{ "data": { "user": { "id": "{{ada.Id}}" } } }""");
        (await gateway.Anonymous().SendAsync(User, new { name = $"{ada.Username}@example.org" })).ShouldBe("""{ "data": { "user": null } }""");
        (await gateway.Anonymous().SendAsync(User, new { name = "" })).ShouldBe("""{ "data": { "user": null } }""");
    }

    private static string Encode(string id) => Convert.ToBase64String(Encoding.UTF8.GetBytes(id));
}
