using Nexus.Grains.Hashtags;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using PostVisibility = Nexus.Grains.Posts.Visibility;

namespace Nexus.Grains.Tests.Hashtags;

[Collection(SharedCluster.Name)]
public sealed class HashtagTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task A_hashtag_lists_and_counts_its_public_posts_however_they_write_it()
    {
        var author = await _cluster.SignUpAsync();
        var tag = $"caf\u00e9_{author.Name}";
        Assert.Null(await Hashtag(tag).GetAsync());
        var first = await author.PostAsync($"#CAFE\u0301_{author.Name}");
        var second = await author.PostAsync($"again #{tag} and #{tag}");
        await author.PostAsync($"hidden #{tag}", PostVisibility.Followers);

        Assert.Equal(new HashtagView(tag, $"CAF\u00c9_{author.Name}", 2), await Hashtag(tag).GetAsync());
        Assert.Equal([second, first], await PostsOfAsync(tag, Viewer.Anonymous));
        Assert.Equal([second, first], await PostsOfAsync(tag, author.Viewer));
    }

    [Fact]
    public async Task An_edit_moves_a_post_between_hashtags()
    {
        var author = await _cluster.SignUpAsync();
        var (red, blue) = ($"red_{author.Name}", $"blue_{author.Name}");
        var old = await author.PostAsync($"#{red}");
        var other = await author.PostAsync($"#{blue}");
        await Task.WhenAll(PostsOfAsync(red, Viewer.Anonymous), PostsOfAsync(blue, Viewer.Anonymous));

        var moved = await _cluster.Post(old).EditAsync(author.Id, $"#{blue}");

        Assert.Null(await Hashtag(red).GetAsync());
        Assert.Empty(await PostsOfAsync(red, Viewer.Anonymous));
        Assert.Equal(2, (await Hashtag(blue).GetAsync())!.PostCount);
        Assert.Equal([other, moved], await PostsOfAsync(blue, Viewer.Anonymous));
    }

    [Fact]
    public async Task A_deleted_post_leaves_its_hashtags()
    {
        var author = await _cluster.SignUpAsync();
        var tag = $"tag_{author.Name}";
        var (first, second) = (await author.PostAsync($"#{tag} 1"), await author.PostAsync($"#{tag} 2"));
        await PostsOfAsync(tag, Viewer.Anonymous);

        await author.User.DeletePostAsync(second.Id);
        Assert.Equal([first], await PostsOfAsync(tag, Viewer.Anonymous));
        Assert.Equal(1, (await Hashtag(tag).GetAsync())!.PostCount);
        await author.User.DeletePostAsync(first.Id);

        Assert.Null(await Hashtag(tag).GetAsync());
        Assert.Empty(await PostsOfAsync(tag, Viewer.Anonymous));
    }

    [Fact]
    public async Task Who_becomes_private_takes_their_hashtags_along_and_brings_them_back()
    {
        var (author, other, fan) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var (shared, own) = ($"shared_{author.Name}", $"own_{author.Name}");
        await fan.FollowAsync(author);
        var first = await author.PostAsync($"#{shared} #Own_{author.Name}");
        var others = await other.PostAsync($"#{shared}");
        var deleted = await author.PostAsync($"#{own}");
        Assert.Equal([deleted, first], await PostsOfAsync(own, Viewer.Anonymous));
        Assert.Equal([others, first], await PostsOfAsync(shared, Viewer.Anonymous));

        await author.BePrivateAsync();
        var second = await author.PostAsync($"#{shared} #new_{author.Name}");
        await author.User.DeletePostAsync(deleted.Id);

        Assert.Null(await Hashtag(own).GetAsync());
        Assert.Null(await Hashtag($"new_{author.Name}").GetAsync());
        Assert.Equal(new HashtagView(shared, shared, 1), await Hashtag(shared).GetAsync());
        Assert.All(
            await Task.WhenAll(new[] { Viewer.Anonymous, fan.Viewer, author.Viewer }.Select(viewer => PostsOfAsync(shared, viewer))), posts => Assert.Equal([others], posts));

        await author.BePrivateAsync(false);

        Assert.Equal(new HashtagView(own, $"Own_{author.Name}", 1), await Hashtag(own).GetAsync());
        Assert.Equal(new HashtagView(shared, shared, 3), await Hashtag(shared).GetAsync());
        Assert.Equal([second, others, first], await PostsOfAsync(shared, Viewer.Anonymous));
        Assert.Equal([first], await PostsOfAsync(own, Viewer.Anonymous));
    }

    [Fact]
    public async Task Hashtags_of_posts_for_followers_are_never_in_memory()
    {
        var author = await _cluster.SignUpAsync();
        var tag = $"mixed_{author.Name}";
        var known = await author.PostAsync($"#{tag}");
        await PostsOfAsync(tag, author.Viewer);

        var posts = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => author.PostAsync($"{number} #{tag}", number % 2 == 0 ? PostVisibility.Public : PostVisibility.Followers)));

        Assert.Equal(
            posts.Where(post => post.Visibility == PostVisibility.Public).Append(known).Select(post => post.Id).OrderByDescending(id => id.Value),
            (await PostsOfAsync(tag, author.Viewer)).Select(post => post.Id));
    }

    [Fact]
    public async Task Pages_beyond_what_is_in_memory_are_the_whole_list_also_after_a_restart()
    {
        await using var own = await OwnCluster.StartAsync(("HashtagWindow", 3));
        var author = await own.Cluster.SignUpAsync();
        var posts = new List<PostView>();
        for (var number = 0; number < 9; number++)
        {
            posts.Insert(0, await author.PostAsync($"{number} #many"));
            if (number == 4)
                await ReadAllAsync();
        }

        Assert.Equal(posts, await ReadAllAsync());
        await own.Cluster.RestartAsync();
        Assert.Equal(posts, await ReadAllAsync());
        Assert.Equal(9, (await own.Cluster.Grains.GetGrain<IHashtagGrain>("many").GetAsync())!.PostCount);

        async Task<List<PostView>> ReadAllAsync()
        {
            var all = new List<PostView>();
            for (var request = new PageRequest(2); ;)
            {
                var page = await own.Cluster.Grains.GetGrain<IHashtagGrain>("many").ListPostsAsync(Viewer.Anonymous, request);
                all.AddRange(page.Entries.Select(entry => entry.Value));
                if (!page.HasNext)
                    return all;
                request = request with { After = page.Entries[^1].Key };
            }
        }
    }

    [Fact]
    public async Task Many_posts_at_once_count_exactly()
    {
        var authors = await _cluster.SignUpManyAsync(5);
        var tag = $"crowd_{authors[0].Name}";
        await Hashtag(tag).GetAsync();

        var posts = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => authors[number % 5].PostAsync($"{number} #{tag}")));
        await Task.WhenAll(posts.Take(20).Select((post, number) => authors[number % 5].User.DeletePostAsync(post.Id)));

        Assert.Equal(40, (await Hashtag(tag).GetAsync())!.PostCount);
        Assert.Equal(40L, await shared.Database.ScalarAsync<long>($"select post_count from hashtags where tag = '{tag}'"));
        Assert.Equal(40L, await shared.Database.ScalarAsync<long>($"select count(*) from post_hashtags where tag = '{tag}'"));
        Assert.Equal(posts.Skip(20).Select(post => post.Id).OrderDescending(), (await PostsOfAsync(tag, Viewer.Anonymous)).Select(post => post.Id));
    }

    private IHashtagGrain Hashtag(string tag) => _cluster.Grains.GetGrain<IHashtagGrain>(tag);

    private async Task<PostView[]> PostsOfAsync(string tag, Viewer viewer) =>
        [.. (await Hashtag(tag).ListPostsAsync(viewer, new PageRequest(100))).Entries.Select(entry => entry.Value)];
}
