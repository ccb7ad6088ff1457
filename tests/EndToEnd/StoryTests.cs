using System.Text.Json.Nodes;
using Nexus.EndToEnd.Tests.Client;

namespace Nexus.EndToEnd.Tests;

/// <summary>Issue 2's story, told to the running program.</summary>
[Collection(nameof(RunningNexus))]
public sealed class StoryTests(RunningNexus nexus)
{
    [Fact]
    public async Task People_sign_up_follow_post_like_and_comment()
    {
        var (ada, adaId) = await GraphQLClient.SignUpAsync(nexus.Http, "story_ada");
        var (bob, bobId) = await GraphQLClient.SignUpAsync(nexus.Http, "story_bob");

        var followed = await ada.AskAsync("mutation ($id: ID!) { follow(input: { userId: $id }) { user { followerCount } errors { __typename } } }", new { id = bobId });
        AssertJson("""{"follow":{"user":{"followerCount":1},"errors":null}}""", followed);

        var created = await bob.AskAsync("""mutation { createPost(input: { text: "Hello, graph" }) { post { id text likeCount } errors { __typename } } }""");
        var postId = (string)created["createPost"]!["post"]!["id"]!;

        var feed = await ada.AskAsync("{ viewer { feed(first: 5) { nodes { id text author { username } } } } }");
        AssertJson($$$$"""{"viewer":{"feed":{"nodes":[{"id":"{{{{postId}}}}","text":"Hello, graph","author":{"username":"story_bob"}}]}}}""", feed);

        for (var time = 0; time < 3; time++)
        {
            var liked = await ada.AskAsync("mutation ($id: ID!) { likePost(input: { postId: $id }) { post { likeCount viewerHasLiked } errors { __typename } } }", new { id = postId });
            AssertJson("""{"likePost":{"post":{"likeCount":1,"viewerHasLiked":true},"errors":null}}""", liked);
        }
        var commented = await ada.AskAsync("""mutation ($id: ID!) { addComment(input: { postId: $id, text: "Welcome" }) { comment { text post { commentCount } } errors { __typename } } }""", new { id = postId });
        AssertJson("""{"addComment":{"comment":{"text":"Welcome","post":{"commentCount":1}},"errors":null}}""", commented);

        var notifications = await bob.AskAsync("{ viewer { unreadNotificationCount notifications(first: 10) { nodes { kind actorCount isRead actor { id } post { id } } } } }");
        AssertJson(
            $$$$"""
            {"viewer":{"unreadNotificationCount":3,"notifications":{"nodes":[
              {"kind":"COMMENTED","actorCount":1,"isRead":false,"actor":{"id":"{{{{adaId}}}}"},"post":{"id":"{{{{postId}}}}"}},
              {"kind":"LIKED","actorCount":1,"isRead":false,"actor":{"id":"{{{{adaId}}}}"},"post":{"id":"{{{{postId}}}}"}},
              {"kind":"FOLLOWED","actorCount":1,"isRead":false,"actor":{"id":"{{{{adaId}}}}"},"post":null}]}}}
            """,
            notifications);
    }

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"expected {expected}\nbut was {actual.ToJsonString()}");
}
