using Nexus.Grains.Errors;
using Nexus.Grains.Paging;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Posts;

[Collection(SharedCluster.Name)]
public sealed class LikeTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task A_like_counts_once_however_often_it_is_repeated()
    {
        var (author, fan) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();

        await _cluster.Post(post).LikeAsync(fan.Id);
        var liked = await _cluster.Post(post).LikeAsync(fan.Id);

        Assert.Equal(post with { LikeCount = 1, ViewerHasLiked = true }, liked);
        Assert.Equal(post with { LikeCount = 1 }, await _cluster.Post(post).GetAsync(Viewer.Anonymous));
    }

    [Fact]
    public async Task Many_likes_of_many_people_at_once_count_each_person_once()
    {
        var author = await _cluster.SignUpAsync();
        var fans = await _cluster.SignUpManyAsync(10);
        var post = await author.PostAsync();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => _cluster.Post(post).LikeAsync(fans[number % fans.Length].Id)));

        Assert.Equal(10, (await _cluster.Post(post).GetAsync(Viewer.Anonymous))!.LikeCount);
        Assert.Equal(10L, await shared.Database.ScalarAsync<long>($"select count(*) from edges where kind = 2 and target = {post.Id}"));
        Assert.Equal(10L, await shared.Database.ScalarAsync<long>($"select value from post_counters where post_id = {post.Id} and counter = 1"));
        var likers = await _cluster.Post(post).ListLikersAsync(Viewer.Anonymous, new PageRequest(100));
        Assert.Equal(fans.Select(fan => fan.Id).Order(), likers.Entries.Select(entry => entry.Value).Order());
        Assert.Equal(10, likers.TotalCount);
    }

    [Fact]
    public async Task An_unlike_takes_the_like_back_and_is_no_error_without_one()
    {
        var (author, fan) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();
        await _cluster.Post(post).LikeAsync(fan.Id);

        await _cluster.Post(post).UnlikeAsync(fan.Id);
        var unliked = await _cluster.Post(post).UnlikeAsync(fan.Id);

        Assert.Equal(post, unliked);
    }

    [Fact]
    public async Task Nobody_likes_a_post_that_is_not_there()
    {
        var fan = await _cluster.SignUpAsync();

        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(new PostId(79)).LikeAsync(fan.Id));
    }

    [Fact]
    public async Task Beyond_the_bound_of_likers_in_memory_everybody_still_knows_whether_they_liked()
    {
        await using var own = await OwnCluster.StartAsync(("LikerBound", 3));
        var author = await own.Cluster.SignUpAsync();
        var fans = await own.Cluster.SignUpManyAsync(6);
        var post = await author.PostAsync();
        foreach (var fan in fans[..5])
            await own.Cluster.Post(post).LikeAsync(fan.Id);
        await own.Cluster.Post(post).UnlikeAsync(fans[0].Id);

        await own.Cluster.RestartAsync();

        var seen = new List<bool>();
        foreach (var fan in fans)
            seen.Add((await own.Cluster.Post(post).GetAsync(fan.Viewer))!.ViewerHasLiked);
        Assert.Equal([false, true, true, true, true, false], seen);
        Assert.Equal(4, (await own.Cluster.Post(post).LikeAsync(fans[1].Id)).LikeCount);
    }
}
