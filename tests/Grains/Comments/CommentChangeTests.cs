using Nexus.Grains.Comments;
using Nexus.Grains.Errors;
using Nexus.Grains.Inboxes;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;

namespace Nexus.Grains.Tests.Comments;

[Collection(SharedCluster.Name)]
public sealed class CommentChangeTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task Author_edits_a_comment_and_nobody_else_can()
    {
        var (author, other) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();
        var comment = await _cluster.CommentAsync(post, other, "frist");

        var edited = await _cluster.Post(post).EditCommentAsync(comment.Id, other.Id, " first ");
        var same = await _cluster.Post(post).EditCommentAsync(comment.Id, other.Id, "first");

        Assert.NotNull(edited.EditedAt);
        Assert.Equal(comment with { Text = "first", EditedAt = edited.EditedAt }, edited);
        Assert.Equal(edited, same);
        Assert.Equal(edited, await _cluster.Post(post).GetCommentAsync(comment.Id, Viewer.Anonymous));
        await Assert.ThrowsAsync<ForbiddenException>(() => _cluster.Post(post).EditCommentAsync(comment.Id, author.Id, "mine"));
        await Assert.ThrowsAsync<ValidationException>(() => _cluster.Post(post).EditCommentAsync(comment.Id, other.Id, " "));
        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).EditCommentAsync(comment.Id with { Number = 81 }, other.Id, "text"));
    }

    [Fact]
    public async Task Deleted_comment_keeps_its_place_while_it_has_replies()
    {
        var (author, other) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();
        var top = await _cluster.CommentAsync(post, other, "top");
        var reply = await _cluster.CommentAsync(post, author, "reply", top.Id);

        await _cluster.Post(post).DeleteCommentAsync(top.Id, other.Id);
        var kept = await ListAsync(post);
        var countThen = (await _cluster.Post(post).GetAsync(Viewer.Anonymous))!.CommentCount;
        await _cluster.Post(post).DeleteCommentAsync(reply.Id, author.Id);
        var left = await ListAsync(post);

        Assert.Equal([top with { Text = "", Author = default, IsDeleted = true, ReplyCount = 1 }], kept.Entries.Select(entry => entry.Value));
        Assert.Equal((1L, 1L), (kept.TotalCount, countThen));
        Assert.Equal((0, 0L), (left.Entries.Count, left.TotalCount));
        Assert.Equal(0, (await _cluster.Post(post).GetAsync(Viewer.Anonymous))!.CommentCount);
    }

    [Fact]
    public async Task Deleted_comment_can_be_neither_answered_nor_liked_nor_edited_nor_deleted()
    {
        var author = await _cluster.SignUpAsync();
        var post = await author.PostAsync();
        var top = await _cluster.CommentAsync(post, author, "top");
        await _cluster.CommentAsync(post, author, "reply", top.Id);
        await _cluster.Post(post).DeleteCommentAsync(top.Id, author.Id);

        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.CommentAsync(post, author, "late", top.Id));
        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).LikeCommentAsync(top.Id, author.Id));
        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).EditCommentAsync(top.Id, author.Id, "late"));
        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).DeleteCommentAsync(top.Id, author.Id));
    }

    [Fact]
    public async Task Author_of_the_post_deletes_what_others_write_under_it()
    {
        var people = await _cluster.SignUpManyAsync(3);
        var post = await people[0].PostAsync();
        var comment = await _cluster.CommentAsync(post, people[1]);

        await Assert.ThrowsAsync<ForbiddenException>(() => _cluster.Post(post).DeleteCommentAsync(comment.Id, people[2].Id));
        await _cluster.Post(post).DeleteCommentAsync(comment.Id, people[0].Id);

        Assert.Null(await _cluster.Post(post).GetCommentAsync(comment.Id, Viewer.Anonymous));
    }

    [Fact]
    public async Task Comment_is_liked_once_by_each_and_its_author_is_told()
    {
        var (author, fan) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();
        var comment = await _cluster.CommentAsync(post, author);
        await _cluster.Post(post).LikeAsync(fan.Id);

        await _cluster.Post(post).LikeCommentAsync(comment.Id, fan.Id);
        var liked = await _cluster.Post(post).LikeCommentAsync(comment.Id, fan.Id);
        var own = await _cluster.Post(post).LikeCommentAsync(comment.Id, author.Id);

        Assert.Equal(comment with { LikeCount = 1, ViewerHasLiked = true }, liked);
        Assert.Equal(comment with { LikeCount = 2, ViewerHasLiked = true }, own);
        Assert.Equal(own with { ViewerHasLiked = false }, await _cluster.Post(post).GetCommentAsync(comment.Id, Viewer.Anonymous));
        Assert.Equal([own], (await ListAsync(post, fan.Viewer)).Entries.Select(entry => entry.Value));
        await Eventually.EqualAsync(2, () => author.Inbox.CountUnreadAsync());
        var told = (await author.Inbox.ListAsync(false, new PageRequest(10))).Entries.Select(entry => entry.Value);
        Assert.Equal([(NotificationKind.Liked, comment.Id), (NotificationKind.Liked, null)], told.Select(view => (view.Kind, view.Comment)));
    }

    [Fact]
    public async Task Taking_a_like_of_a_comment_back_leaves_the_like_of_the_post()
    {
        var (author, fan) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();
        var comment = await _cluster.CommentAsync(post, author);
        await _cluster.Post(post).LikeAsync(fan.Id);
        await _cluster.Post(post).LikeCommentAsync(comment.Id, fan.Id);
        await Eventually.EqualAsync(2, () => author.Inbox.CountUnreadAsync());

        var unliked = await _cluster.Post(post).UnlikeCommentAsync(comment.Id, fan.Id);

        Assert.Equal(comment, unliked);
        await Eventually.EqualAsync(1, () => author.Inbox.CountUnreadAsync());
        var left = (await author.Inbox.ListAsync(false, new PageRequest(10))).Entries.Single().Value;
        Assert.Equal((NotificationKind.Liked, (Storage.Ids.CommentId?)null), (left.Kind, left.Comment));
    }

    [Fact]
    public async Task Deletion_takes_back_what_was_told_of_the_comment_and_nothing_else()
    {
        var (author, other) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();
        var (first, second) = (await _cluster.CommentAsync(post, other), await _cluster.CommentAsync(post, other));
        await _cluster.Post(post).LikeCommentAsync(first.Id, author.Id);
        await Eventually.EqualAsync(1, () => other.Inbox.CountUnreadAsync());
        await Eventually.EqualAsync(1, () => author.Inbox.CountUnreadAsync());

        await _cluster.Post(post).DeleteCommentAsync(first.Id, other.Id);

        await Eventually.EqualAsync(0, () => other.Inbox.CountUnreadAsync());
        await Eventually.EqualAsync(
            second.Id, async () => (await author.Inbox.ListAsync(false, new PageRequest(10))).Entries.Single().Value is { Comment: { } told } ? told : default);
    }

    [Fact]
    public async Task All_of_it_is_there_after_a_restart()
    {
        await using var own = await OwnCluster.StartAsync(("CommentWindow", 2));
        var (author, fan) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
        var post = await author.PostAsync();
        var top = await own.Cluster.CommentAsync(post, author, "top");
        var reply = await own.Cluster.CommentAsync(post, fan, "reply", top.Id);
        var other = await own.Cluster.CommentAsync(post, fan, "other");
        await own.Cluster.CommentAsync(post, fan, "newest");
        var liked = await own.Cluster.Post(post).LikeCommentAsync(reply.Id, author.Id);
        var edited = await own.Cluster.Post(post).EditCommentAsync(other.Id, fan.Id, "edited");
        await own.Cluster.Post(post).DeleteCommentAsync(top.Id, author.Id);

        await own.Cluster.RestartAsync();

        var found = own.Cluster.Post(post);
        Assert.Equal(liked, await found.GetCommentAsync(reply.Id, author.Viewer));
        Assert.Equal(edited, await found.GetCommentAsync(other.Id, author.Viewer));
        Assert.True((await found.GetCommentAsync(top.Id, author.Viewer))!.IsDeleted);
        Assert.Equal(3, (await found.GetAsync(author.Viewer))!.CommentCount);
        Assert.Equal(3, (await found.ListCommentsAsync(null, author.Viewer, new PageRequest(10))).TotalCount);
    }

    private Task<Page<CommentView>> ListAsync(PostView post, Viewer viewer = default) =>
        _cluster.Post(post).ListCommentsAsync(null, viewer, new PageRequest(10));
}
