using System.Text.Json;
using Nexus.Rig.Cluster;

namespace Nexus.Gateway.Tests.Notifications;

[Collection(GatewayCollection.Name)]
public sealed class NotificationListTests(GatewayFixture gateway)
{
    private const string Act = "mutation($id: ID!) { done: ACT { __typename } }";

    [Fact]
    public async Task Every_kind_is_listed_counted_and_marked_as_read_and_goes_when_its_cause_is_undone()
    {
        var (ada, bob, cleo, dora) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"), await gateway.SignUpAsync("cleo"), await gateway.SignUpAsync("dora"));
        var undo = await LiveAsync(ada, bob, cleo, dora);
        await Eventually.EqualAsync(10, () => CountAsync(ada));

        var listed = await ListAsync(ada);
        Assert.Equal(
            [
                $"FOLLOW_REQUESTED by {cleo.Username}", $"FOLLOW_ACCEPTED by {dora.Username}", $"QUOTED by {bob.Username} in a post of {bob.Username}",
                $"MENTIONED by {bob.Username} in a post of {bob.Username}", $"REPOSTED by {bob.Username} in a post of {ada.Username}",
                $"LIKED by {bob.Username} in a post of {ada.Username}, comment of {ada.Username}", $"REPLIED by {bob.Username} in a post of {ada.Username}, comment of {bob.Username}",
                $"COMMENTED by {bob.Username} in a post of {ada.Username}, comment of {bob.Username}", $"LIKED by {bob.Username} in a post of {ada.Username}", $"FOLLOWED by {bob.Username}",
            ],
            listed.Select(notification => notification.Gist));

        var marked = await ada.SendAsync(
            "mutation($id: ID!) { markNotificationsRead(input: { upToId: $id }) { viewer { unreadNotificationCount } } }", new { id = listed[6].Id });
        Assert.Equal(6, marked.At("data", "markNotificationsRead", "viewer", "unreadNotificationCount").GetInt32());
        Assert.Equal(listed.Take(6).Select(notification => notification.Id), (await ListAsync(ada, "(unreadOnly: true)")).Select(notification => notification.Id));
        Assert.Equal(listed, await ListAsync(ada));

        foreach (var (person, mutation, id) in undo)
            await DoAsync(person, mutation, id);
        await Eventually.EqualAsync(0, async () => (await ListAsync(ada)).Count);
        Assert.Equal(0, await CountAsync(ada));
        foreach (var (id, _) in listed)
            (await ada.SendAsync("query($id: ID!) { node(id: $id) { id } }", new { id })).ShouldBe("""{ "data": { "node": null } }""");
    }

    /// <summary>All that Ada can be told of; gives what undoes it.</summary>
    private static async Task<(Person By, string Mutation, string Id)[]> LiveAsync(Person ada, Person bob, Person cleo, Person dora)
    {
        var post = await ada.PostAsync("mine");
        var comment = await ada.CommentAsync(post, "my own");
        await bob.FollowAsync(ada);
        await bob.LikeAsync(post);
        await bob.CommentAsync(post, "indeed");
        await bob.CommentAsync(post, "a reply", comment);
        await DoAsync(bob, "likeComment(input: { commentId: $id })", comment);
        await bob.RepostAsync(post);
        var mention = await bob.PostAsync($"for @{ada.Username}");
        var quote = (await bob.SendAsync("mutation($id: ID!) { createPost(input: { text: \"see\", quotedPostId: $id }) { post { id } } }", new { id = post }))
            .At("data", "createPost", "post", "id").GetString()!;
        await BePrivateAsync(dora);
        await ada.FollowAsync(dora);
        await DoAsync(dora, "acceptFollowRequest(input: { userId: $id })", ada.Id);
        await BePrivateAsync(ada);
        await cleo.FollowAsync(ada);
        return
        [
            (bob, "unfollow(input: { userId: $id })", ada.Id), (cleo, "unfollow(input: { userId: $id })", ada.Id), (ada, "unfollow(input: { userId: $id })", dora.Id),
            (ada, "deletePost(input: { postId: $id })", post), (bob, "deletePost(input: { postId: $id })", mention), (bob, "deletePost(input: { postId: $id })", quote),
        ];
    }

    private static async Task DoAsync(Person person, string mutation, string id) =>
        Assert.False((await person.SendAsync(Act.Replace("ACT", mutation, StringComparison.Ordinal), new { id })).At("data", "done").ValueKind == JsonValueKind.Null);

    private static Task<Answer> BePrivateAsync(Person person) => person.SendAsync("mutation { updateProfile(input: { isPrivate: true }) { user { isPrivate } } }");

    private static async Task<int> CountAsync(Person person) =>
        (await person.SendAsync("{ viewer { unreadNotificationCount } }")).At("data", "viewer", "unreadNotificationCount").GetInt32();

    private static async Task<IReadOnlyList<(string Id, string Gist)>> ListAsync(Person person, string arguments = "(first: 20)")
    {
        var answer = await person.SendAsync($$"""
            { viewer { notifications{{arguments}} { nodes { id kind actor { username } post { author { username } } comment { author { username } } } } } }
            """);
        return
        [
            .. answer.At("data", "viewer", "notifications", "nodes").EnumerateArray().Select(notification => (
                notification.At("id").GetString()!,
                $"{notification.At("kind")} by {notification.At("actor", "username")}{Author(notification, "post", " in a post of ")}{Author(notification, "comment", ", comment of ")}")),
        ];
    }

    private static string Author(JsonElement notification, string field, string words) =>
        notification.At(field).ValueKind == JsonValueKind.Null ? "" : $"{words}{notification.At(field, "author", "username")}";
}
