using Nexus.Grains.Errors;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Posts;

[Collection(SharedCluster.Name)]
public sealed class PostTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task A_post_is_kept_normalised()
    {
        var author = await _cluster.SignUpAsync();

        var post = await author.PostAsync("  e\u0301cole\r\n ");

        Assert.Equal("\u00e9cole", post.Text);
        Assert.Equal((author.Id, 0L, 0L, false), (post.Author, post.LikeCount, post.CommentCount, post.ViewerHasLiked));
        Assert.Equal(post, await _cluster.Post(post).GetAsync(author.Viewer));
        Assert.Equal(1, (await author.User.GetProfileAsync())!.PostCount);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("bell\u0007")]
    public async Task A_text_that_is_not_acceptable_is_refused_and_changes_nothing(string text)
    {
        var author = await _cluster.SignUpAsync();

        var error = await Assert.ThrowsAsync<ValidationException>(() => author.PostAsync(text));

        Assert.Equal("text", error.Field);
        Assert.Equal(0, (await author.User.GetProfileAsync())!.PostCount);
    }

    [Fact]
    public async Task A_text_is_measured_in_grapheme_clusters()
    {
        var author = await _cluster.SignUpAsync();
        var family = "\U0001F469\u200D\U0001F469\u200D\U0001F466";

        var longest = await author.PostAsync(string.Concat(Enumerable.Repeat(family, 2_000)));
        await Assert.ThrowsAsync<ValidationException>(() => author.PostAsync(string.Concat(Enumerable.Repeat(family, 2_001))));

        Assert.Equal(2_000 * family.Length, longest.Text.Length);
    }

    [Fact]
    public async Task A_retry_with_the_same_key_returns_the_first_post()
    {
        var author = await _cluster.SignUpAsync();

        var first = await author.User.CreatePostAsync(new NewPost("once", IdempotencyKey: "key"));
        var retry = await author.User.CreatePostAsync(new NewPost("again", IdempotencyKey: "key"));

        Assert.Equal(first, retry);
        Assert.Equal(1, (await author.User.GetProfileAsync())!.PostCount);
    }

    [Fact]
    public async Task A_deleted_post_is_gone_everywhere()
    {
        var (author, fan) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();
        await _cluster.Post(post).LikeAsync(fan.Id);

        await author.User.DeletePostAsync(post.Id);

        Assert.Null(await _cluster.Post(post).GetAsync(author.Viewer));
        Assert.Empty((await author.User.ListPostsAsync(author.Viewer, new PageRequest(10))).Entries);
        Assert.Empty((await author.Feed.ReadAsync(new PageRequest(10))).Entries);
        Assert.Equal(0, (await author.User.GetProfileAsync())!.PostCount);
        await Assert.ThrowsAsync<NotFoundException>(() => author.User.DeletePostAsync(post.Id));
        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).LikeAsync(fan.Id));
    }

    [Fact]
    public async Task Only_its_author_deletes_a_post()
    {
        var (author, other) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();

        await Assert.ThrowsAsync<ForbiddenException>(() => other.User.DeletePostAsync(post.Id));

        Assert.Equal(post, await _cluster.Post(post).GetAsync(Viewer.Anonymous));
    }

    [Fact]
    public async Task A_post_quotes_another_one_that_its_author_can_see()
    {
        var (author, other) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var quoted = await author.PostAsync();
        var hidden = await author.PostAsync("secret", Grains.Posts.Visibility.Followers);

        var quoting = await other.User.CreatePostAsync(new NewPost("see this", Quoted: quoted.Id));

        Assert.Equal(quoted.Id, quoting.Quoted);
        await Assert.ThrowsAsync<NotFoundException>(() => other.User.CreatePostAsync(new NewPost("see this", Quoted: hidden.Id)));
        await Assert.ThrowsAsync<NotFoundException>(() => other.User.CreatePostAsync(new NewPost("see this", Quoted: new PostId(80))));
    }

    [Fact]
    public async Task A_post_with_its_likes_and_comments_survives_a_restart()
    {
        await using var own = await OwnCluster.StartAsync();
        var (author, fan) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
        var post = await author.PostAsync();
        await own.Cluster.Post(post).LikeAsync(fan.Id);
        var comment = await own.Cluster.CommentAsync(post, fan);
        var before = await own.Cluster.Post(post).GetAsync(fan.Viewer);

        await own.Cluster.RestartAsync();

        Assert.Equal(post with { LikeCount = 1, CommentCount = 1, ViewerHasLiked = true }, before);
        Assert.Equal(before, await own.Cluster.Post(post).GetAsync(fan.Viewer));
        Assert.Equal(comment, await own.Cluster.Post(post).GetCommentAsync(comment.Id, fan.Viewer));
    }
}
