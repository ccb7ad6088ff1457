using Microsoft.Extensions.DependencyInjection;
using Nexus.Grains.Paging;
using Nexus.Grains.Search;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using PostVisibility = Nexus.Grains.Posts.Visibility;

namespace Nexus.Grains.Tests.Search;

public sealed class SearchTests
{
    [Fact]
    public async Task Pages_are_full_whatever_is_hidden_from_the_viewer()
    {
        await using var own = await OwnCluster.StartAsync();
        var (open, blocked, viewer) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
        var expected = new List<string>();
        for (var number = 0; number < 6; number++)
        {
            await blocked.PostAsync($"okapi hidden {number}");
            await open.PostAsync($"okapi for friends {number}", PostVisibility.Followers);
            expected.Insert(0, (await open.PostAsync($"okapi {number}")).Text);
        }
        await BlockAsync(own, blocked, viewer);

        var first = await Search(own).ListPostsAsync("okapi", viewer.Viewer, new PageRequest(4));
        var second = await Search(own).ListPostsAsync("okapi", viewer.Viewer, new PageRequest(4, After: first.Entries[^1].Key));

        Assert.Equal(expected[..4], first.Entries.Select(entry => entry.Value.Text));
        Assert.Equal(expected[4..], second.Entries.Select(entry => entry.Value.Text));
        Assert.Equal((true, false), (first.HasNext, second.HasNext));
    }

    [Fact]
    public async Task Blocked_person_is_not_found()
    {
        await using var own = await OwnCluster.StartAsync();
        var people = new List<Person>();
        for (var number = 0; number < 5; number++)
            people.Add(await own.Cluster.SignUpAsync($"narwhal_{number}"));
        await BlockAsync(own, people[1], people[0]);

        var seen = await Search(own).ListPeopleAsync("narwhal", people[0].Viewer, new RankedPageRequest(3));

        Assert.Equal([people[0].Id, people[2].Id, people[3].Id], seen.Entries.Select(entry => entry.Value));
        Assert.True(seen.HasNext);
        Assert.Equal(5, (await Search(own).ListPeopleAsync("narwhal", Viewer.Anonymous, new RankedPageRequest(10))).Entries.Count);
    }

    [Fact]
    public async Task Deleted_post_is_not_found()
    {
        await using var own = await OwnCluster.StartAsync();
        var author = await own.Cluster.SignUpAsync();
        var post = await author.PostAsync("axolotl");
        Assert.Single((await Search(own).ListPostsAsync("axolotl", Viewer.Anonymous, new PageRequest(5))).Entries);

        await author.User.DeletePostAsync(post.Id);

        Assert.Empty((await Search(own).ListPostsAsync("axolotl", Viewer.Anonymous, new PageRequest(5))).Entries);
    }

    [Fact]
    public async Task A_page_of_posts_in_memory_is_one_call()
    {
        await using var own = await OwnCluster.StartAsync((GrainCalls.Setting, true));
        var author = await own.Cluster.SignUpAsync();
        for (var number = 0; number < 5; number++)
            await author.PostAsync($"capybara {number}");
        var calls = own.Cluster.Services.GetRequiredService<GrainCalls>();
        calls.Take();

        Assert.Equal(5, (await Search(own).ListPostsAsync("capybara", Viewer.Anonymous, new PageRequest(10))).Entries.Count);

        Assert.Equal([("ISearchGrain", 1)], calls.Take());
    }

    private static ISearchGrain Search(OwnCluster own) => own.Cluster.Grains.GetGrain<ISearchGrain>(0);

    private static async Task BlockAsync(OwnCluster own, Person blocker, Person blocked)
    {
        await own.Database.ExecuteAsync(
            $"insert into edges (kind, source, target, key, created_at) values (5, {blocker.Id}, {blocked.Id}, {own.Cluster.Ids.Next()}, now())");
        await own.Cluster.RestartAsync();
    }
}
