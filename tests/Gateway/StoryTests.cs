namespace Nexus.Gateway.Tests;

/// <summary>What the README promises, in one go.</summary>
[Collection(GatewayCollection.Name)]
public sealed class StoryTests(GatewayFixture gateway)
{
    [Fact]
    public async Task Two_people_meet()
    {
        var ada = await gateway.SignUpAsync("ada");
        var grace = await gateway.SignUpAsync("grace");

        var followed = await ada.SendAsync(
            "mutation($id: ID!) { follow(input: { userId: $id }) { user { username followerCount relationship { following followedBy } } errors { __typename } } }",
            new { id = grace.Id });
        followed.ShouldBe($$"""
            { "data": { "follow": {
              "user": { "username": "{{grace.Username}}", "followerCount": 1, "relationship": { "following": true, "followedBy": false } },
              "errors": null } } }
            """);

        var post = await grace.PostAsync("A ship in port is safe, but that is not what ships are built for.");
        await AwaitFeedAsync(ada, post);

        for (var time = 0; time < 3; time++)
            await ada.LikeAsync(post);
        var comment = await ada.CommentAsync(post, "So true.");

        const string Feed = """
            { viewer { feed(first: 20) {
              nodes { id text visibility likeCount commentCount viewerHasLiked author { id username displayName }
                      comments { totalCount nodes { id text replyCount replyTo { id } author { username } } } }
              pageInfo { hasNextPage hasPreviousPage } } } }
            """;
        (await ada.SendAsync(Feed)).ShouldBe($$"""
            { "data": { "viewer": { "feed": {
              "nodes": [ {
                "id": "{{post}}", "text": "A ship in port is safe, but that is not what ships are built for.", "visibility": "PUBLIC",
                "likeCount": 1, "commentCount": 1, "viewerHasLiked": true,
                "author": { "id": "{{grace.Id}}", "username": "{{grace.Username}}", "displayName": "grace" },
                "comments": { "totalCount": 1, "nodes": [
                  { "id": "{{comment}}", "text": "So true.", "replyCount": 0, "replyTo": null, "author": { "username": "{{ada.Username}}" } } ] } } ],
              "pageInfo": { "hasNextPage": false, "hasPreviousPage": false } } } } }
            """);

        const string Notifications = """
            { viewer { unreadNotificationCount notifications { nodes { kind isRead actorCount actor { username } post { id } comment { id } } } } }
            """;
        await AwaitUnreadAsync(grace, 3);
        (await grace.SendAsync(Notifications)).ShouldBe($$"""
            { "data": { "viewer": { "unreadNotificationCount": 3, "notifications": { "nodes": [
              { "kind": "COMMENTED", "isRead": false, "actorCount": 1, "actor": { "username": "{{ada.Username}}" }, "post": { "id": "{{post}}" }, "comment": { "id": "{{comment}}" } },
              { "kind": "LIKED", "isRead": false, "actorCount": 1, "actor": { "username": "{{ada.Username}}" }, "post": { "id": "{{post}}" }, "comment": null },
              { "kind": "FOLLOWED", "isRead": false, "actorCount": 1, "actor": { "username": "{{ada.Username}}" }, "post": null, "comment": null } ] } } } }
            """);

        (await grace.SendAsync("mutation { markNotificationsRead(input: {}) { viewer { unreadNotificationCount } } }"))
            .ShouldBe("""{ "data": { "markNotificationsRead": { "viewer": { "unreadNotificationCount": 0 } } } }""");
    }

    [Fact]
    public async Task Likes_of_several_people_are_one_notification()
    {
        var author = await gateway.SignUpAsync("author");
        var post = await author.PostAsync("Like me.");
        Person[] fans = [await gateway.SignUpAsync("fan"), await gateway.SignUpAsync("fan"), await gateway.SignUpAsync("fan")];
        foreach (var fan in fans)
            await fan.LikeAsync(post);

        await AwaitAsync(
            author, "{ viewer { notifications { nodes { actorCount } } } }",
            answer => answer.At("data", "viewer", "notifications", "nodes") is var nodes && nodes.GetArrayLength() == 1 && nodes.At("0", "actorCount").GetInt32() == 3);
        (await author.SendAsync("{ viewer { notifications { nodes { kind actorCount actor { username } post { id likeCount } } } } }")).ShouldBe($$"""
            { "data": { "viewer": { "notifications": { "nodes": [
              { "kind": "LIKED", "actorCount": 3, "actor": { "username": "{{fans[2].Username}}" }, "post": { "id": "{{post}}", "likeCount": 3 } } ] } } } }
            """);
    }

    [Fact]
    public async Task What_is_undone_is_gone()
    {
        var ada = await gateway.SignUpAsync("ada");
        var grace = await gateway.SignUpAsync("grace");
        await ada.FollowAsync(grace);
        var post = await grace.PostAsync("Short-lived.");
        await ada.LikeAsync(post);

        (await ada.SendAsync("mutation($id: ID!) { unlikePost(input: { postId: $id }) { post { likeCount viewerHasLiked } errors { __typename } } }", new { id = post }))
            .ShouldBe("""{ "data": { "unlikePost": { "post": { "likeCount": 0, "viewerHasLiked": false }, "errors": null } } }""");
        (await ada.SendAsync("mutation($id: ID!) { unfollow(input: { userId: $id }) { user { followerCount } errors { __typename } } }", new { id = grace.Id }))
            .ShouldBe("""{ "data": { "unfollow": { "user": { "followerCount": 0 }, "errors": null } } }""");
        (await grace.SendAsync("mutation($id: ID!) { deletePost(input: { postId: $id }) { deletedPostId errors { __typename } } }", new { id = post }))
            .ShouldBe($$"""{ "data": { "deletePost": { "deletedPostId": "{{post}}", "errors": null } } }""");
        (await ada.SendAsync("query($id: ID!) { node(id: $id) { id } }", new { id = post })).ShouldBe("""{ "data": { "node": null } }""");
    }

    [Fact]
    public async Task Retry_with_the_same_key_returns_the_first_result()
    {
        var ada = await gateway.SignUpAsync("ada");
        const string Create = """mutation { createPost(input: { text: "Once.", idempotencyKey: "k1" }) { post { id } } }""";
        var first = await ada.SendAsync(Create);
        var second = await ada.SendAsync(Create);
        Assert.Equal(first.Body, second.Body);
        (await ada.SendAsync("{ viewer { user { postCount posts { nodes { text } } } } }"))
            .ShouldBe("""{ "data": { "viewer": { "user": { "postCount": 1, "posts": { "nodes": [ { "text": "Once." } ] } } } } }""");
    }

    // Feeds and inboxes are told after the author's answer: what is asserted comes soon, and only then is the whole answer compared.
    private static Task AwaitFeedAsync(Person person, string post) =>
        AwaitAsync(person, "{ viewer { feed { nodes { id } } } }", answer => answer.Body.Contains(post, StringComparison.Ordinal));

    private static Task AwaitUnreadAsync(Person person, int count) =>
        AwaitAsync(person, "{ viewer { unreadNotificationCount } }", answer => answer.At("data", "viewer", "unreadNotificationCount").GetInt32() == count);

    private static async Task AwaitAsync(Person person, string query, Func<Answer, bool> isReached)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!isReached(await person.SendAsync(query)))
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
    }
}
