namespace Nexus.Gateway.Tests.Users;

/// <summary>The graph's mutations and what they change, as a client sees it.</summary>
[Collection(GatewayCollection.Name)]
public sealed class PeopleTests(GatewayFixture gateway)
{
    private const string Relationship = "relationship { following followedBy followRequested blocking muting }";

    [Fact]
    public async Task Private_person_is_asked_accepts_and_lets_go()
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        (await bob.SendAsync("mutation { updateProfile(input: { isPrivate: true }) { user { isPrivate } errors { __typename } } }"))
            .ShouldBe("""{ "data": { "updateProfile": { "user": { "isPrivate": true }, "errors": null } } }""");

        for (var time = 0; time < 2; time++)
            (await ActAsync(ada, "follow", bob)).ShouldBe(Answered("follow", bob, followRequested: true));
        (await bob.SendAsync("{ viewer { followRequests { totalCount nodes { username } } } }")).ShouldBe($$"""
            { "data": { "viewer": { "followRequests": { "totalCount": 1, "nodes": [ { "username": "{{ada.Username}}" } ] } } } }
            """);

        for (var time = 0; time < 2; time++)
            (await ActAsync(bob, "acceptFollowRequest", ada)).ShouldBe(Answered("acceptFollowRequest", ada, followedBy: true));
        (await AskAsync(ada, bob, Relationship)).ShouldBe($$"""{ "data": { "user": { {{RelationshipJson(following: true)}} } } }""");

        for (var time = 0; time < 2; time++)
            (await ActAsync(bob, "removeFollower", ada)).ShouldBe(Answered("removeFollower", ada));
        await ActAsync(ada, "follow", bob);
        for (var time = 0; time < 2; time++)
            (await ActAsync(bob, "rejectFollowRequest", ada)).ShouldBe(Answered("rejectFollowRequest", ada));
        (await ActAsync(bob, "acceptFollowRequest", ada)).ShouldBe(Refused("acceptFollowRequest", "NotFoundError", "There is no such request."));
    }

    [Fact]
    public async Task Lists_of_a_private_person_are_empty_for_strangers()
    {
        var (ada, bob, follower) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"), await gateway.SignUpAsync("fan"));
        await follower.FollowAsync(bob);
        await bob.PostAsync("For followers now.");
        await bob.SendAsync("mutation { updateProfile(input: { isPrivate: true }) { user { id } } }");

        const string Page = "isPrivate followerCount posts { nodes { text } } followers { totalCount nodes { username } }";
        (await AskAsync(ada, bob, Page)).ShouldBe("""
            { "data": { "user": { "isPrivate": true, "followerCount": 1, "posts": { "nodes": [] }, "followers": { "totalCount": 0, "nodes": [] } } } }
            """);
        (await AskAsync(follower, bob, Page)).ShouldBe($$"""
            { "data": { "user": { "isPrivate": true, "followerCount": 1, "posts": { "nodes": [ { "text": "For followers now." } ] },
              "followers": { "totalCount": 1, "nodes": [ { "username": "{{follower.Username}}" } ] } } } }
            """);
    }

    [Fact]
    public async Task Block_hides_both_from_each_other_and_only_the_blocker_is_shown_it()
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        await ada.FollowAsync(bob);
        await bob.FollowAsync(ada);
        var post = await bob.PostAsync("Hello?");

        for (var time = 0; time < 2; time++)
            (await ActAsync(ada, "block", bob)).ShouldBe(Answered("block", bob, blocking: true));

        foreach (var (one, other) in new[] { (ada, bob), (bob, ada) })
        {
            (await AskAsync(one, other, "id")).ShouldBe("""{ "data": { "user": null } }""");
            (await one.SendAsync("query($id: ID!) { node(id: $id) { id } }", new { id = other.Id })).ShouldBe("""{ "data": { "node": null } }""");
            (await ActAsync(one, "follow", other)).ShouldBe(Refused("follow", "NotFoundError", "There is no such person."));
        }

        (await ada.SendAsync("query($id: ID!) { node(id: $id) { id } }", new { id = post })).ShouldBe("""{ "data": { "node": null } }""");
        (await ada.SendAsync("{ viewer { blockedUsers { totalCount nodes { username } } user { followerCount followingCount } } }")).ShouldBe($$"""
            { "data": { "viewer": { "blockedUsers": { "totalCount": 1, "nodes": [ { "username": "{{bob.Username}}" } ] },
              "user": { "followerCount": 0, "followingCount": 0 } } } }
            """);
        (await ActAsync(bob, "block", ada)).ShouldBe(Refused("block", "NotFoundError", "There is no such person."));

        for (var time = 0; time < 2; time++)
            (await ActAsync(ada, "unblock", bob)).ShouldBe(Answered("unblock", bob));
        (await AskAsync(ada, bob, "id")).ShouldBe($$"""{ "data": { "user": { "id": "{{bob.Id}}" } } }""");
    }

    [Fact]
    public async Task Muted_person_is_listed_and_left_out_of_the_feed()
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        await ada.FollowAsync(bob);
        await bob.PostAsync("Loud.");
        const string Mine = "{ viewer { feed { nodes { text } } mutedUsers { totalCount nodes { username } } } }";

        for (var time = 0; time < 2; time++)
            (await ActAsync(ada, "mute", bob)).ShouldBe(Answered("mute", bob, following: true, muting: true));
        (await ada.SendAsync(Mine)).ShouldBe($$"""
            { "data": { "viewer": { "feed": { "nodes": [] }, "mutedUsers": { "totalCount": 1, "nodes": [ { "username": "{{bob.Username}}" } ] } } } }
            """);

        for (var time = 0; time < 2; time++)
            (await ActAsync(ada, "unmute", bob)).ShouldBe(Answered("unmute", bob, following: true));
        (await ada.SendAsync(Mine)).ShouldBe("""
            { "data": { "viewer": { "feed": { "nodes": [ { "text": "Loud." } ] }, "mutedUsers": { "totalCount": 0, "nodes": [] } } } }
            """);
    }

    [Fact]
    public async Task Profile_is_changed_as_far_as_the_input_says()
    {
        var ada = await gateway.SignUpAsync("ada");
        const string Update = """
            mutation($input: UpdateProfileInput!) {
              updateProfile(input: $input) {
                user { displayName bio avatarUrl isPrivate } errors { __typename ... on ValidationError { field } } } }
            """;

        (await ada.SendAsync(Update, new { input = new { displayName = "Ada", bio = "Counts.", avatarUrl = "https://example.org/a.png" } })).ShouldBe("""
            { "data": { "updateProfile": {
              "user": { "displayName": "Ada", "bio": "Counts.", "avatarUrl": "https://example.org/a.png", "isPrivate": false }, "errors": null } } }
            """);
        (await ada.SendAsync(Update, new { input = new Dictionary<string, object?> { ["avatarUrl"] = null, ["displayName"] = null } })).ShouldBe($$"""
            { "data": { "updateProfile": {
              "user": { "displayName": "{{ada.Username}}", "bio": "Counts.", "avatarUrl": null, "isPrivate": false }, "errors": null } } }
            """);
        (await ada.SendAsync(Update, new { input = new { avatarUrl = "http://example.org/a.png" } })).ShouldBe("""
            { "data": { "updateProfile": { "user": null, "errors": [ { "__typename": "ValidationError", "field": "avatarUrl" } ] } } }
            """);
    }

    [Fact]
    public async Task Followers_one_knows_and_people_one_may_know()
    {
        var viewer = await gateway.SignUpAsync("viewer");
        Person[] friends = [await gateway.SignUpAsync("friend"), await gateway.SignUpAsync("friend"), await gateway.SignUpAsync("friend")];
        Person[] others = [await gateway.SignUpAsync("other"), await gateway.SignUpAsync("other"), await gateway.SignUpAsync("other"), await gateway.SignUpAsync("other")];
        foreach (var friend in friends)
            await viewer.FollowAsync(friend);
        foreach (var friend in friends)
            await friend.FollowAsync(others[1]);
        foreach (var friend in friends.Take(2))
            await friend.FollowAsync(others[0]);
        foreach (var friend in friends.Take(2))
            await friend.FollowAsync(others[2]);
        await friends[0].FollowAsync(viewer);
        await friends[0].FollowAsync(others[3]);
        await others[0].FollowAsync(others[1]);

        (await viewer.SendAsync("{ viewer { suggestedUsers { username } one: suggestedUsers(first: 1) { username } } }")).ShouldBe($$"""
            { "data": { "viewer": { "suggestedUsers": [ { "username": "{{others[1].Username}}" }, { "username": "{{others[0].Username}}" },
                { "username": "{{others[2].Username}}" }, { "username": "{{others[3].Username}}" } ],
              "one": [ { "username": "{{others[1].Username}}" } ] } } }
            """);
        (await AskAsync(viewer, others[1], "followerCount followersYouKnow(first: 2) { totalCount nodes { username } pageInfo { hasNextPage } }")).ShouldBe($$"""
            { "data": { "user": { "followerCount": 4, "followersYouKnow": { "totalCount": 3,
              "nodes": [ { "username": "{{friends[2].Username}}" }, { "username": "{{friends[1].Username}}" } ], "pageInfo": { "hasNextPage": true } } } } }
            """);

        await ActAsync(viewer, "mute", others[0]);
        await ActAsync(viewer, "block", others[2]);
        await viewer.FollowAsync(others[3]);
        (await viewer.SendAsync("{ viewer { suggestedUsers { username } } }")).ShouldBe($$"""
            { "data": { "viewer": { "suggestedUsers": [ { "username": "{{others[1].Username}}" } ] } } }
            """);
    }

    [Theory]
    [InlineData("block")]
    [InlineData("mute")]
    [InlineData("follow")]
    public async Task Nobody_does_it_to_themselves(string mutation)
    {
        var ada = await gateway.SignUpAsync("ada");

        (await ada.SendAsync($$"""mutation($id: ID!) { {{mutation}}(input: { userId: $id }) { user { id } errors { __typename ... on ValidationError { field } } } }""", new { id = ada.Id }))
            .ShouldBe($$"""{ "data": { "{{mutation}}": { "user": null, "errors": [ { "__typename": "ValidationError", "field": "userId" } ] } } }""");
    }

    [Fact]
    public async Task Nobody_anonymous_has_a_graph()
    {
        var ada = await gateway.SignUpAsync("ada");

        (await gateway.Anonymous().SendAsync("query($name: String!) { user(username: $name) { relationship { following } followersYouKnow { totalCount } } }", new { name = ada.Username }))
            .ShouldBe("""{ "data": { "user": { "relationship": null, "followersYouKnow": { "totalCount": 0 } } } }""");
        Assert.Contains("UNAUTHENTICATED", (await gateway.Anonymous().SendAsync("mutation($id: ID!) { block(input: { userId: $id }) { user { id } } }", new { id = ada.Id })).Body, StringComparison.Ordinal);
    }

    private static Task<Answer> ActAsync(Person person, string mutation, Person other) => person.SendAsync(
        $$"""mutation($id: ID!) { {{mutation}}(input: { userId: $id }) { user { username {{Relationship}} } errors { __typename ... on Error { message } } } }""",
        new { id = other.Id });

    private static Task<Answer> AskAsync(Person person, Person other, string fields) =>
        person.SendAsync($$"""query($name: String!) { user(username: $name) { {{fields}} } }""", new { name = other.Username });

    private static string Answered(
        string mutation, Person other, bool following = false, bool followedBy = false, bool followRequested = false, bool blocking = false, bool muting = false) => $$"""
        { "data": { "{{mutation}}": { "user": { "username": "{{other.Username}}", {{RelationshipJson(following, followedBy, followRequested, blocking, muting)}} }, "errors": null } } }
        """;

    private static string Refused(string mutation, string type, string message) =>
        $$"""{ "data": { "{{mutation}}": { "user": null, "errors": [ { "__typename": "{{type}}", "message": "{{message}}" } ] } } }""";

    private static string RelationshipJson(
        bool following = false, bool followedBy = false, bool followRequested = false, bool blocking = false, bool muting = false) => $$"""
        "relationship": { "following": {{Text(following)}}, "followedBy": {{Text(followedBy)}}, "followRequested": {{Text(followRequested)}}, "blocking": {{Text(blocking)}}, "muting": {{Text(muting)}} }
        """;

    private static string Text(bool value) => value ? "true" : "false";
}
