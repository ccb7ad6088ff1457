using Nexus.Grains.Bookmarks;
using Nexus.Grains.Errors;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Rig.Cluster;
using PostVisibility = Nexus.Grains.Posts.Visibility;

namespace Nexus.Grains.Tests.Bookmarks;

[Collection(SharedCluster.Name)]
public sealed class BookmarkTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task Bookmarks_are_listed_the_last_one_first_and_nobody_else_learns_of_them()
    {
        var (author, reader) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var (first, second) = (await author.PostAsync("1"), await author.PostAsync("2"));

        await _cluster.Post(second).BookmarkAsync(reader.Id);
        var bookmarked = await _cluster.Post(first).BookmarkAsync(reader.Id);
        await _cluster.Post(second).BookmarkAsync(reader.Id);

        Assert.Equal(first with { ViewerHasBookmarked = true }, bookmarked);
        Assert.Equal([bookmarked, second with { ViewerHasBookmarked = true }], await ListAsync(reader));
        Assert.Equal(first, await _cluster.Post(first).GetAsync(author.Viewer));
        Assert.Equal(0, await author.Inbox.CountUnreadAsync());
        Assert.Empty(await ListAsync(author));
    }

    [Fact]
    public async Task A_removed_bookmark_is_gone_and_removing_it_again_is_no_error()
    {
        var (author, reader) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();
        await _cluster.Post(post).BookmarkAsync(reader.Id);

        await _cluster.Post(post).RemoveBookmarkAsync(reader.Id);

        Assert.Equal(post, await _cluster.Post(post).RemoveBookmarkAsync(reader.Id));
        Assert.Empty(await ListAsync(reader));
    }

    [Fact]
    public async Task What_is_no_longer_there_for_the_reader_is_left_out_of_full_pages()
    {
        var (author, reader) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await reader.FollowAsync(author);
        var posts = new List<PostView>();
        for (var number = 0; number < 6; number++)
        {
            posts.Add(await author.PostAsync($"{number}", number % 2 == 0 ? PostVisibility.Public : PostVisibility.Followers));
            await _cluster.Post(posts[^1]).BookmarkAsync(reader.Id);
        }

        await reader.User.UnfollowAsync(author.Id);
        await author.User.DeletePostAsync(posts[2].Id);

        var page = await _cluster.Grains.GetGrain<IBookmarksGrain>(reader.Id.Value).ListAsync(new PageRequest(2));
        Assert.Equal([posts[4].Id, posts[0].Id], page.Entries.Select(entry => entry.Value.Id));
        Assert.False(page.HasNext);
        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(posts[1]).BookmarkAsync(reader.Id));
        await reader.FollowAsync(author);
        Assert.Equal(5, (await ListAsync(reader)).Length);
    }

    private async Task<PostView[]> ListAsync(Person person) =>
        [.. (await _cluster.Grains.GetGrain<IBookmarksGrain>(person.Id.Value).ListAsync(new PageRequest(100))).Entries.Select(entry => entry.Value)];
}
