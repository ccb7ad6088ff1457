using Nexus.EndToEnd.Tests.Client;

namespace Nexus.EndToEnd.Tests;

/// <summary>The npm client graphql-ws against the running program.</summary>
[Collection(nameof(RunningNexus))]
public sealed class SubscriptionTests(RunningNexus nexus)
{
    private const string Subscription = "subscription ($after: ID) { notificationReceived(after: $after) { kind actor { username } post { text } } }";

    [Fact]
    public async Task A_graphql_ws_client_gets_the_notification_of_a_like()
    {
        var (author, authorId) = await GraphQLClient.SignUpAsync(nexus.Http, "ws_author");
        var (fan, _) = await GraphQLClient.SignUpAsync(nexus.Http, "ws_fan");
        await fan.AskAsync("mutation ($id: ID!) { follow(input: { userId: $id }) { user { id } } }", new { id = authorId });
        var seen = await author.AskAsync("{ viewer { notifications(first: 1) { nodes { id } } } }");
        var created = await author.AskAsync("""mutation { createPost(input: { text: "live" }) { post { id } } }""");

        await using var client = NodeClient.Subscribe(
            nexus.Http.BaseAddress!, author.AccessToken, Subscription, new { after = (string)seen["viewer"]!["notifications"]!["nodes"]![0]!["id"]! }, count: 1);
        Assert.Equal("""{"connected":true}""", (await client.ReadAsync())!.ToJsonString());
        await fan.AskAsync("mutation ($id: ID!) { likePost(input: { postId: $id }) { post { id } } }", new { id = (string)created["createPost"]!["post"]!["id"]! });

        var received = await client.ReadAsync();
        Assert.Equal(
            """{"notificationReceived":{"kind":"LIKED","actor":{"username":"ws_fan"},"post":{"text":"live"}}}""", received!["data"]!.ToJsonString());
    }

    [Fact]
    public async Task A_forged_token_is_refused_with_close_code_4401()
    {
        await using var client = NodeClient.Subscribe(nexus.Http.BaseAddress!, "forged", Subscription, new { }, count: 1);

        Assert.Equal("""{"closed":4401}""", (await client.ReadAsync())!.ToJsonString());
    }
}
