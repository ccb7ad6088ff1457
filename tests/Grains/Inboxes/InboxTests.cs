using Nexus.Grains.Errors;
using Nexus.Grains.Inboxes;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Inboxes;

[Collection(SharedCluster.Name)]
public sealed class InboxTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task It_tells_who_did_what_and_groups_what_is_about_one_post()
    {
        var author = await _cluster.SignUpAsync();
        var fans = await _cluster.SignUpManyAsync(3);
        var inbox = await InboxRecorder.StartAsync(_cluster, author);
        var post = await author.PostAsync();

        await fans[0].FollowAsync(author);
        foreach (var fan in fans)
            await _cluster.Post(post).LikeAsync(fan.Id);
        var comment = await _cluster.CommentAsync(post, fans[0]);
        var told = await inbox.NextAsync(5);

        Assert.Equal(
            [
                (NotificationKind.Followed, fans[0].Id, 1, null, null),
                (NotificationKind.Liked, fans[0].Id, 1, post.Id, null),
                (NotificationKind.Liked, fans[1].Id, 2, post.Id, null),
                (NotificationKind.Liked, fans[2].Id, 3, post.Id, null),
                (NotificationKind.Commented, fans[0].Id, 1, post.Id, (CommentId?)comment.Id),
            ],
            told.Select(Gist));
        var listed = await author.Inbox.ListAsync(false, new PageRequest(10));
        Assert.Equal([told[4], told[3], told[0]], listed.Entries.Select(entry => entry.Value));
        Assert.Equal(3, await author.Inbox.CountUnreadAsync());
        Assert.Equal(told[1], await author.Inbox.GetAsync(told[1].Id));
    }

    [Fact]
    public async Task What_was_read_is_not_grouped_with_what_comes_later()
    {
        var author = await _cluster.SignUpAsync();
        var fans = await _cluster.SignUpManyAsync(2);
        var inbox = await InboxRecorder.StartAsync(_cluster, author);
        var post = await author.PostAsync();
        await _cluster.Post(post).LikeAsync(fans[0].Id);
        var first = await inbox.NextAsync();

        await author.Inbox.MarkReadAsync(first.Id);
        var unreadThen = await author.Inbox.CountUnreadAsync();
        await _cluster.Post(post).LikeAsync(fans[1].Id);
        var second = await inbox.NextAsync();

        Assert.Equal(0, unreadThen);
        Assert.Equal((NotificationKind.Liked, fans[1].Id, 1, (PostId?)post.Id, (CommentId?)null), Gist(second));
        Assert.Equal([second], (await author.Inbox.ListAsync(true, new PageRequest(10))).Entries.Select(entry => entry.Value));
        Assert.Equal(
            [second, first with { IsRead = true }], (await author.Inbox.ListAsync(false, new PageRequest(10))).Entries.Select(entry => entry.Value));
        await author.Inbox.MarkReadAsync(null);
        Assert.Equal(0, await author.Inbox.CountUnreadAsync());
    }

    [Fact]
    public async Task Nobody_is_told_of_what_they_did_themselves_or_twice_of_one_thing()
    {
        var (author, other) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var inbox = await InboxRecorder.StartAsync(_cluster, author);
        var post = await author.PostAsync();
        await _cluster.Post(post).LikeAsync(author.Id);
        var own = await _cluster.CommentAsync(post, author);
        await _cluster.Post(post).LikeAsync(other.Id);
        await _cluster.Post(post).LikeAsync(other.Id);

        var reply = await _cluster.CommentAsync(post, other, "reply", own.Id);

        var told = await inbox.NextAsync(2);
        Assert.Equal(
            [(NotificationKind.Liked, other.Id, 1, post.Id, null), (NotificationKind.Replied, other.Id, 1, post.Id, (CommentId?)reply.Id)],
            told.Select(Gist));
        Assert.Empty(inbox.Rest());
    }

    [Fact]
    public async Task A_quoted_author_and_the_author_of_an_answered_comment_are_told()
    {
        var (author, other, third) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var (authors, others) = (await InboxRecorder.StartAsync(_cluster, author), await InboxRecorder.StartAsync(_cluster, other));
        var post = await author.PostAsync();
        var comment = await _cluster.CommentAsync(post, other);
        var reply = await _cluster.CommentAsync(post, third, "reply", comment.Id);
        var quote = await third.User.CreatePostAsync(new NewPost("see", Quoted: post.Id));

        Assert.Equal(
            [
                (NotificationKind.Commented, other.Id, 1, post.Id, comment.Id),
                (NotificationKind.Commented, third.Id, 2, post.Id, reply.Id),
                (NotificationKind.Quoted, third.Id, 1, quote.Id, (CommentId?)null),
            ],
            (await authors.NextAsync(3)).Select(Gist));
        Assert.Equal((NotificationKind.Replied, third.Id, 1, (PostId?)post.Id, (CommentId?)reply.Id), Gist(await others.NextAsync()));
    }

    [Fact]
    public async Task Nobody_is_told_of_what_is_written_where_they_can_not_read_it()
    {
        var (author, other, third) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var quoted = await other.PostAsync();
        var post = await author.PostAsync();
        var comment = await _cluster.CommentAsync(post, other);
        await third.FollowAsync(author);
        await author.BePrivateAsync();

        await author.User.CreatePostAsync(new NewPost("see", Quoted: quoted.Id));
        await _cluster.CommentAsync(post, third, "reply", comment.Id);

        Assert.Equal(0L, await shared.Database.ScalarAsync<long>($"select count(*) from notifications where recipient_id = {other.Id}"));
        Assert.Empty((await other.Inbox.ListAsync(false, new PageRequest(10))).Entries);
    }

    [Fact]
    public async Task A_group_goes_on_whose_events_are_not_in_memory_any_more()
    {
        await using var own = await OwnCluster.StartAsync(("InboxWindow", 2));
        var (author, fan, other) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
        var inbox = await InboxRecorder.StartAsync(own.Cluster, author);
        await fan.FollowAsync(author);
        foreach (var text in new[] { "one", "two", "three" })
            await own.Cluster.Post(await author.PostAsync(text)).LikeAsync(fan.Id);

        await other.FollowAsync(author);

        Assert.Equal((NotificationKind.Followed, other.Id, 2, null, null), Gist((await inbox.NextAsync(5))[^1]));
        Assert.Equal(4, await author.Inbox.CountUnreadAsync());
    }

    [Fact]
    public async Task What_is_undone_is_retracted()
    {
        var (author, fan) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var inbox = await InboxRecorder.StartAsync(_cluster, author);
        var post = await author.PostAsync();
        await fan.FollowAsync(author);
        await _cluster.Post(post).LikeAsync(fan.Id);
        await _cluster.CommentAsync(post, fan);
        await inbox.NextAsync(3);

        await _cluster.Post(post).UnlikeAsync(fan.Id);
        await Eventually.EqualAsync(2, author.Inbox.CountUnreadAsync);
        await fan.User.UnfollowAsync(author.Id);
        await Eventually.EqualAsync(1, author.Inbox.CountUnreadAsync);
        await author.User.DeletePostAsync(post.Id);
        await Eventually.EqualAsync(0, author.Inbox.CountUnreadAsync);

        Assert.Equal(0L, await shared.Database.ScalarAsync<long>($"select count(*) from notifications where recipient_id = {author.Id}"));
    }

    [Fact]
    public async Task A_subscriber_gets_what_it_missed_and_then_what_comes()
    {
        var author = await _cluster.SignUpAsync();
        var fans = await _cluster.SignUpManyAsync(4);
        var first = await InboxRecorder.StartAsync(_cluster, author);
        foreach (var fan in fans[..3])
            await fan.FollowAsync(author);
        var seen = await first.NextAsync(3);
        await author.Inbox.UnsubscribeAsync(first.Reference);

        var second = await InboxRecorder.StartAsync(_cluster, author, after: seen[0].Id);
        await fans[3].FollowAsync(author);

        Assert.Equal(seen[1..], second.Backlog!.Missed);
        Assert.Equal((fans[3].Id, 4), ((await second.NextAsync()) is var live ? (live.Actor, live.ActorCount) : default));
        Assert.Empty(first.Rest());
        Assert.Null((await InboxRecorder.StartAsync(_cluster, author, after: new NotificationId(83))).Backlog);
    }

    [Fact]
    public async Task A_subscriber_who_missed_too_much_has_to_ask_afresh()
    {
        await using var own = await OwnCluster.StartAsync(("BacklogBound", 2));
        var author = await own.Cluster.SignUpAsync();
        var fans = await own.Cluster.SignUpManyAsync(4);
        var inbox = await InboxRecorder.StartAsync(own.Cluster, author);
        foreach (var fan in fans)
            await fan.FollowAsync(author);
        var seen = await inbox.NextAsync(4);

        Assert.Null((await InboxRecorder.StartAsync(own.Cluster, author, after: seen[0].Id)).Backlog);
        Assert.Equal(2, (await InboxRecorder.StartAsync(own.Cluster, author, after: seen[1].Id)).Backlog!.Missed.Count);
    }

    [Fact]
    public async Task Read_marks_and_groups_survive_a_restart_and_reach_beyond_the_window()
    {
        await using var own = await OwnCluster.StartAsync(("InboxWindow", 3));
        var author = await own.Cluster.SignUpAsync();
        var fans = await own.Cluster.SignUpManyAsync(4);
        var inbox = await InboxRecorder.StartAsync(own.Cluster, author);
        var posts = new List<PostView>();
        for (var number = 0; number < 3; number++)
        {
            posts.Add(await author.PostAsync());
            foreach (var fan in fans)
                await own.Cluster.Post(posts[^1]).LikeAsync(fan.Id);
        }

        var told = await inbox.NextAsync(12);
        await author.Inbox.MarkReadAsync(told[3].Id);
        var before = await author.Inbox.ListAsync(false, new PageRequest(10));
        await own.Cluster.RestartAsync();

        Assert.Equal([told[11], told[7], told[3] with { IsRead = true }], before.Entries.Select(entry => entry.Value));
        Assert.Equal(before.Entries, (await author.Inbox.ListAsync(false, new PageRequest(10))).Entries);
        Assert.Equal(2, await author.Inbox.CountUnreadAsync());
        var middle = await author.Inbox.ListAsync(false, new PageRequest(1, After: told[11].Id.Value));
        Assert.Equal((told[7], true, true), (middle.Entries[0].Value, middle.HasNext, middle.HasPrevious));
        Assert.Equal(told[4], await author.Inbox.GetAsync(told[4].Id));
    }

    [Fact]
    public async Task A_notification_that_is_not_there_can_not_be_marked()
    {
        var author = await _cluster.SignUpAsync();

        await Assert.ThrowsAsync<NotFoundException>(() => author.Inbox.MarkReadAsync(new NotificationId(82)));
        await author.Inbox.MarkReadAsync(null);
        Assert.Null(await author.Inbox.GetAsync(new NotificationId(82)));
    }

    private static (NotificationKind Kind, UserId Actor, int Actors, PostId? Post, CommentId? Comment) Gist(NotificationView view) =>
        (view.Kind, view.Actor, view.ActorCount, view.Post, view.Comment);
}
