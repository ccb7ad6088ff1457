using Nexus.Grains.Comments;
using Nexus.Grains.Errors;
using Nexus.Grains.Paging;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using PostVisibility = Nexus.Grains.Posts.Visibility;

namespace Nexus.Grains.Tests.Visibility;

/// <summary>A post for followers, by every way to reach it.</summary>
[Collection(SharedCluster.Name)]
public sealed class FollowersOnlyTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    public enum Who { Anonymous, Stranger, Follower, FormerFollower, Author }

    [Theory]
    [InlineData(Who.Anonymous, false)]
    [InlineData(Who.Stranger, false)]
    [InlineData(Who.Follower, true)]
    [InlineData(Who.FormerFollower, false)]
    [InlineData(Who.Author, true)]
    public async Task It_can_be_read_by_its_author_and_followers(Who who, bool isSeen)
    {
        var (author, other) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var viewer = await BecomeAsync(who, author, other);
        var post = await author.PostAsync("for friends", PostVisibility.Followers);
        var comment = await _cluster.CommentAsync(post, author);
        await _cluster.Post(post).LikeAsync(author.Id);

        Assert.Equal(isSeen, await _cluster.Post(post).GetAsync(viewer) is not null);
        Assert.Equal(isSeen, await _cluster.Post(post).GetCommentAsync(comment.Id, viewer) is not null);
        Assert.Equal(isSeen, (await _cluster.Post(post).ListCommentsAsync(null, viewer, new PageRequest(5))).Entries.Count == 1);
        Assert.Equal(isSeen ? 1 : 0, (await _cluster.Post(post).ListCommentsAsync(null, viewer, new PageRequest(5))).TotalCount);
        Assert.Equal(isSeen ? 1 : 0, (await _cluster.Post(post).ListLikersAsync(viewer, new PageRequest(5))).TotalCount);
        Assert.Equal(isSeen, (await author.User.ListPostsAsync(viewer, new PageRequest(5))).Entries.Count == 1);
    }

    [Fact]
    public async Task A_stranger_can_do_nothing_with_it()
    {
        var (author, stranger) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync("for friends", PostVisibility.Followers);

        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).LikeAsync(stranger.Id));
        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).UnlikeAsync(stranger.Id));
        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).AddCommentAsync(stranger.Id, new NewComment("hm")));
        await Assert.ThrowsAsync<NotFoundException>(() => stranger.User.DeletePostAsync(post.Id));
        Assert.Equal(post, await _cluster.Post(post).GetAsync(author.Viewer));
    }

    [Fact]
    public async Task It_leaves_the_feed_of_somebody_who_unfollows()
    {
        var (author, follower) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await follower.FollowAsync(author);
        var post = await author.PostAsync("for friends", PostVisibility.Followers);
        Assert.Equal([post], (await follower.Feed.ReadAsync(new PageRequest(5))).Entries.Select(entry => entry.Value));

        await follower.User.UnfollowAsync(author.Id);

        Assert.Empty((await follower.Feed.ReadAsync(new PageRequest(5))).Entries);
    }

    private static async Task<Viewer> BecomeAsync(Who who, Person author, Person other)
    {
        if (who is Who.Follower or Who.FormerFollower)
            await other.FollowAsync(author);
        if (who is Who.FormerFollower)
            await other.User.UnfollowAsync(author.Id);
        return who switch { Who.Anonymous => Viewer.Anonymous, Who.Author => author.Viewer, _ => other.Viewer };
    }
}
