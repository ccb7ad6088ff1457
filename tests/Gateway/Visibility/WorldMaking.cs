using System.Text.Json;

namespace Nexus.Gateway.Tests.Visibility;

/// <summary>The time when everybody is public, follows the authors and the friend, and writes, likes, quotes, reposts and bookmarks.</summary>
internal static class WorldMaking
{
    private static readonly string[] s_signedIn = [.. World.Viewers.Except(["anonymous", "author"])];

    public static async Task MakeAsync(World world)
    {
        foreach (var name in s_signedIn.Concat(["friend", "far", "judge"]))
            world.People[name] = await world.Gateway.SignUpAsync(name);
        foreach (var kind in World.Authors)
            world.Circles[kind] = new Circle(kind, await world.Gateway.SignUpAsync($"author{kind}"));
        foreach (var name in new[] { "moderator", "outcast", "judge" })
            world.People[name] = await PromoteAsync(world, world.People[name]);
        await Task.WhenAll(s_signedIn.Select(name => world.People[name].DoAsync("follow", new { userId = world.Friend.Id })));
        await Task.WhenAll(world.Circles.Values.Select(circle => MakeAsync(world, circle)));
        await Task.WhenAll(s_signedIn.Select(name => LearnNotificationsAsync(world, name)));
    }

    private static async Task<Person> PromoteAsync(World world, Person person)
    {
        await world.Gateway.Database.ExecuteAsync($"update users set role = 2 where username = '{person.Username}'");
        await world.GrainOf(person).ReloadAsync();
        return await world.Gateway.SignInAsync(person);
    }

    private static async Task MakeAsync(World world, Circle circle)
    {
        var (author, friend, far) = (circle.Author, world.Friend, world.People["far"]);
        await author.DoAsync("updateProfile", new { displayName = circle.DisplayName });
        foreach (var follower in s_signedIn.Select(name => world.People[name]).Append(friend))
        {
            await follower.DoAsync("follow", new { userId = author.Id });
            await author.DoAsync("follow", new { userId = follower.Id });
        }

        await Task.WhenAll(World.Things.Select(thing => WriteAsync(world, circle, thing)));
        await HostAsync(friend, circle);
        circle.Far = await far.WriteAsync($"{circle.MarkOf("far")} far away");
        await author.DoAsync("repost", new { postId = circle.Far });
        await Task.WhenAll(s_signedIn.Select(name => VisitAsync(author, world.People[name])));
    }

    private static async Task WriteAsync(World world, Circle circle, string thing)
    {
        var (author, friend) = (circle.Author, world.Friend);
        var text = $"{circle.MarkOf(thing)} wild geese #{circle.TagOf(thing)} {string.Join(' ', s_signedIn.Select(name => '@' + world.People[name].Username))}";
        var post = circle.Posts[thing] = await author.WriteAsync(text, thing == "followers" ? "FOLLOWERS" : "PUBLIC");
        await author.DoAsync("editPost", new { postId = post, text = $"{text} again" });
        await friend.DoAsync("likePost", new { postId = post });
        circle.Under[thing] = await friend.CommentOnAsync(post, "indeed");
        circle.Quotes[thing] = await friend.WriteAsync("look at this", quotedPostId: post);
        if (thing is not "public" and not "followers")
            await friend.DoAsync("repost", new { postId = post });
        await Task.WhenAll(s_signedIn.Select(name => world.People[name].DoAsync("bookmarkPost", new { postId = post })));
        if (thing == "public")
            await Task.WhenAll(s_signedIn.Select(name => world.People[name].DoAsync("likePost", new { postId = post })));
        var hashtags = await author.SendAsync("query($id: ID!) { node(id: $id) { ... on Post { hashtags { id } } } }", new { id = post });
        circle.Tags[thing] = hashtags.At("data", "node", "hashtags", "0", "id").GetString()!;
    }

    /// <summary>A thread under a post of the friend's: the author's comments stand between the friend's.</summary>
    private static async Task HostAsync(Person friend, Circle circle)
    {
        var author = circle.Author;
        var hosted = circle.Hosted = await friend.WriteAsync($"hello @{author.Username}");
        var comments = circle.Comments;
        await author.DoAsync("likePost", new { postId = hosted });
        comments["question"] = await friend.CommentOnAsync(hosted, "a question");
        comments["reply"] = await author.CommentOnAsync(hosted, $"{circle.MarkOf("reply")} a reply", comments["question"]);
        comments["comment"] = await author.CommentOnAsync(hosted, $"{circle.MarkOf("comment")} a comment");
        comments["answer"] = await friend.CommentOnAsync(hosted, "an answer", comments["comment"]);
        comments["kept"] = await author.CommentOnAsync(hosted, $"{circle.MarkOf("kept")} a comment that is regretted");
        comments["orphan"] = await friend.CommentOnAsync(hosted, "another answer", comments["kept"]);
        comments["gone"] = await author.CommentOnAsync(hosted, $"{circle.MarkOf("gone")} another one");
        foreach (var regretted in new[] { "kept", "gone" })
            await author.DoAsync("deleteComment", new { commentId = comments[regretted] });
        await friend.DoAsync("likeComment", new { commentId = comments["comment"] });
    }

    /// <summary>All that an author can do to a viewer and be noticed for; each on a post of its own, so that notifications are not grouped.</summary>
    private static async Task VisitAsync(Person author, Person viewer)
    {
        var post = await viewer.WriteAsync("mine");
        var comment = await viewer.CommentOnAsync(post, "mine too");
        await author.DoAsync("likePost", new { postId = post });
        await author.CommentOnAsync(post, "yours");
        await author.CommentOnAsync(post, "yours too", comment);
        await author.DoAsync("repost", new { postId = post });
        await author.WriteAsync("yours", quotedPostId: post);
    }

    private static async Task LearnNotificationsAsync(World world, string name)
    {
        var answer = await world.People[name].SendAsync("{ viewer { notifications(first: 100) { nodes { id kind actor { id } post { id } } } } }");
        foreach (var notification in answer.At("data", "viewer", "notifications", "nodes").EnumerateArray())
        {
            var circle = world.Circles.Values.FirstOrDefault(circle => circle.Author.Id == notification.At("actor", "id").GetString());
            if (circle is not null && ThingOf(circle, notification) is { } thing)
                circle.Notifications[(name, thing)] = notification.At("id").GetString()!;
        }
    }

    private static string? ThingOf(Circle circle, JsonElement notification)
    {
        var kind = notification.At("kind").GetString()!;
        if (kind != "MENTIONED")
            return kind == "FOLLOWED" ? null : kind;
        var post = notification.At("post", "id").GetString();
        return circle.Posts.Single(known => known.Value == post).Key;
    }
}
