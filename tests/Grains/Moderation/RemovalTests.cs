using Nexus.Grains.Bookmarks;
using Nexus.Grains.Comments;
using Nexus.Grains.Errors;
using Nexus.Grains.Feeds;
using Nexus.Grains.Hashtags;
using Nexus.Grains.Moderation;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Search;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Tests.Moderation;

/// <summary>A post that moderators take away, by every way to reach it.</summary>
[Collection(SharedCluster.Name)]
public sealed class RemovalTests(SharedCluster shared)
{
    private static readonly PageRequest s_first = new(10);
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task Removed_post_is_there_for_moderators_alone_and_by_its_id_alone()
    {
        var (author, follower, moderator) = await MeetAsync();
        var tag = $"removed{author.Id.Value}";
        var post = await author.PostAsync($"wrong #{tag}");
        var comment = await _cluster.CommentAsync(post, follower);
        await _cluster.Post(post).RepostAsync(follower.Id);
        await _cluster.Post(post).BookmarkAsync(follower.Id);
        Assert.Equal(1L, (await Hashtag(tag).GetAsync())!.PostCount);

        await RemoveAsync(post, moderator);

        var seeing = new Viewer(moderator.Id, Role.Moderator);
        Assert.Equal((true, post.Text), await _cluster.Post(post).GetAsync(seeing) is { } removed ? (removed.IsRemoved, removed.Text) : default);
        Assert.NotNull(await _cluster.Post(post).GetCommentAsync(comment.Id, seeing));
        foreach (var viewer in new[] { Viewer.Anonymous, author.Viewer, follower.Viewer, new Viewer(moderator.Id) })
        {
            Assert.Null(await _cluster.Post(post).GetAsync(viewer));
            Assert.Null(await _cluster.Post(post).GetCommentAsync(comment.Id, viewer));
        }

        foreach (var viewer in new[] { Viewer.Anonymous, author.Viewer, follower.Viewer, seeing })
            Assert.Empty(await ListEverywhereAsync(post, tag, author, viewer));
        Assert.Empty((await author.Feed.ReadAsync(s_first)).Entries);
        Assert.Empty((await follower.Feed.ReadAsync(s_first)).Entries);
        Assert.Empty((await _cluster.Grains.GetGrain<IBookmarksGrain>(follower.Id.Value).ListAsync(s_first)).Entries);
        Assert.Null(await Hashtag(tag).GetAsync());
        Assert.Equal(0L, (await author.User.GetProfileAsync())!.PostCount);
    }

    [Fact]
    public async Task Removed_post_takes_the_notifications_about_it_along()
    {
        var (author, follower, moderator) = await MeetAsync();
        var post = await author.PostAsync($"hello @{follower.Name}");
        await _cluster.CommentAsync(post, follower);
        await Eventually.EqualAsync(1, () => follower.Inbox.CountUnreadAsync());
        await Eventually.EqualAsync(2, () => author.Inbox.CountUnreadAsync());

        await RemoveAsync(post, moderator);

        await Eventually.EqualAsync(0, () => follower.Inbox.CountUnreadAsync());
        await Eventually.EqualAsync(1, () => author.Inbox.CountUnreadAsync());
    }

    [Fact]
    public async Task Nobody_can_do_anything_with_a_removed_post()
    {
        var (author, follower, moderator) = await MeetAsync();
        var post = await author.PostAsync();
        await RemoveAsync(post, moderator);

        await Assert.ThrowsAsync<NotFoundException>(() => author.User.DeletePostAsync(post.Id));
        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).EditAsync(author.Id, "other"));
        foreach (var person in new[] { author, follower, moderator })
        {
            await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).LikeAsync(person.Id));
            await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).AddCommentAsync(person.Id, new NewComment("hm")));
            await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).ReportAsync(person.Id, "spam"));
            await Assert.ThrowsAsync<NotFoundException>(() => person.User.CreatePostAsync(new NewPost("look", Quoted: post.Id)));
        }
    }

    [Fact]
    public async Task Removing_twice_is_removing_once()
    {
        var (author, _, moderator) = await MeetAsync();
        var post = await author.PostAsync();

        await RemoveAsync(post, moderator, "first");
        await RemoveAsync(post, moderator, "second");

        Assert.Equal(
            [[moderator.Id.Value, (short)1, (short)2, "first"]],
            await shared.Database.QueryAsync($"select actor_id, act, subject_kind, reason from audit_log where subject_id = {post.Id.Value}"));
        Assert.Equal(0L, (await author.User.GetProfileAsync())!.PostCount);
    }

    [Fact]
    public async Task Members_can_remove_nothing_of_others_and_learn_nothing_of_it()
    {
        var (author, follower, _) = await MeetAsync();
        var post = await author.PostAsync();

        await Assert.ThrowsAsync<ForbiddenException>(() => RemoveAsync(post, follower));
        await Assert.ThrowsAsync<ForbiddenException>(() => _cluster.Post(new PostId(_cluster.Ids.Next())).RemoveAsync(new PostRemoval(follower.Id, "spam")));

        Assert.NotNull(await _cluster.Post(post).GetAsync(follower.Viewer));
    }

    [Fact]
    public async Task What_its_author_has_deleted_can_not_be_removed()
    {
        var (author, _, moderator) = await MeetAsync();
        var post = await author.PostAsync();
        await author.User.DeletePostAsync(post.Id);

        await Assert.ThrowsAsync<NotFoundException>(() => RemoveAsync(post, moderator));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("bell\a")]
    public async Task Removal_has_a_reason(string reason)
    {
        var (author, _, moderator) = await MeetAsync();
        var post = await author.PostAsync();

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => RemoveAsync(post, moderator, reason));

        Assert.Equal("reason", refusal.Field);
        Assert.NotNull(await _cluster.Post(post).GetAsync(author.Viewer));
    }

    [Fact]
    public async Task Removed_post_is_removed_after_a_deactivation_too()
    {
        var (author, _, moderator) = await MeetAsync();
        var post = await author.PostAsync("wrong");
        await RemoveAsync(post, moderator);

        await _cluster.Post(post).ReloadAsync();

        Assert.Null(await _cluster.Post(post).GetAsync(author.Viewer));
        Assert.Equal("wrong", (await _cluster.Post(post).GetAsync(new Viewer(moderator.Id, Role.Moderator)))!.Text);
    }

    private async Task<(Person Author, Person Follower, Person Moderator)> MeetAsync()
    {
        var (author, follower) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await follower.FollowAsync(author);
        return (author, follower, await _cluster.SignUpAsAsync(UserRole.Moderator));
    }

    private Task RemoveAsync(PostView post, Person moderator, string reason = "spam") => _cluster.Post(post).RemoveAsync(new PostRemoval(moderator.Id, reason));

    private IHashtagGrain Hashtag(string tag) => _cluster.Grains.GetGrain<IHashtagGrain>(tag);

    private async Task<List<PostId>> ListEverywhereAsync(PostView post, string tag, Person author, Viewer viewer)
    {
        var pages = new[]
        {
            await author.User.ListPostsAsync(viewer, s_first),
            await Hashtag(tag).ListPostsAsync(viewer, s_first),
            await _cluster.Grains.GetGrain<IPublicFeedGrain>(0).ReadAsync(viewer, s_first),
            await _cluster.Grains.GetGrain<ISearchGrain>(0).ListPostsAsync($"#{tag}", viewer, s_first),
        };
        return [.. pages.SelectMany(page => page.Entries).Select(entry => entry.Value.Id).Where(id => id == post.Id)];
    }
}
