using Nexus.Rig.Cluster;

namespace Nexus.Gateway.Tests.Visibility;

/// <summary>How viewers and authors become what their columns and rows are called.</summary>
internal static class Standings
{
    public static async Task ChangeAsync(World world)
    {
        await world.Circles["private"].Author.DoAsync("updateProfile", new { isPrivate = true });
        await Task.WhenAll(world.Circles.Values.Select(circle => ChangeAsync(world, circle)));
        await AskToFollowAsync(world);
        foreach (var circle in world.Circles.Values)
        {
            await circle.Author.DoAsync("deletePost", new { postId = circle.Posts["deleted"] });
            await world.People["judge"].DoAsync("removePost", new { postId = circle.Posts["removed"], reason = "as a test" });
        }

        await SuspendAsync(world, world.Circles["suspended"].Author);
        await SuspendAsync(world, world.People["suspended"]);
        await LeaveAsync(world);
    }

    private static async Task ChangeAsync(World world, Circle circle)
    {
        var author = circle.Author;
        foreach (var name in new[] { "stranger", "requested", "moderator", "outcast" })
            await world.People[name].DoAsync("unfollow", new { userId = author.Id });
        if (circle.Kind == "private")
            await world.People["requested"].DoAsync("follow", new { userId = author.Id });
        await author.DoAsync("block", new { userId = world.People["blocked"].Id });
        await author.DoAsync("block", new { userId = world.People["outcast"].Id });
        await world.People["blocker"].DoAsync("block", new { userId = author.Id });
        await world.People["muting"].DoAsync("mute", new { userId = author.Id });
    }

    /// <summary>The viewers become private and are asked by the authors who can still see them.</summary>
    private static async Task AskToFollowAsync(World world)
    {
        foreach (var name in World.Viewers.Except(["anonymous", "author"]))
        {
            await world.People[name].DoAsync("updateProfile", new { isPrivate = true });
            if (name is "blocked" or "blocker" or "outcast")
                continue;
            foreach (var circle in world.Circles.Values)
            {
                await circle.Author.DoAsync("unfollow", new { userId = world.People[name].Id });
                await circle.Author.DoAsync("follow", new { userId = world.People[name].Id });
            }
        }
    }

    private static Task SuspendAsync(World world, Person person) => world.People["judge"].DoAsync("suspendUser", new { userId = person.Id, reason = "as a test" });

    /// <summary>One has left for good; of the other nothing has been removed yet.</summary>
    private static async Task LeaveAsync(World world)
    {
        var (leaving, left) = (world.Circles["leaving"].Author, world.Circles["left"].Author);
        await world.Gateway.Database.ExecuteAsync($"update users set leaving_at = now() where username = '{leaving.Username}'");
        await world.GrainOf(leaving).OnStatusChangedAsync();
        await left.DoAsync("deleteAccount", new { password = Person.Password });
        await Eventually.EqualAsync(0L, () => world.Gateway.Database.ScalarAsync<long>($"select count(*) from users where username = '{left.Username}'"));
    }
}
