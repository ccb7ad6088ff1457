using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Storage.Tests;

public sealed class NotificationTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Likes_of_one_post_at_once_are_one_group_and_later_ones_join_it_until_it_is_read()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        var post = await rig.AddPostAsync(author);
        var early = await LikeAllAsync(rig, author, post, 5);
        var joined = await LikeAllAsync(rig, author, post, 2);
        Assert.True(await rig.Journal.CommitAsync(new MarkNotificationsRead(author, joined[^1].Id)));
        var late = await LikeAllAsync(rig, author, post, 3);

        var rows = await rig.Notifications.ListSinceAsync(author, default, 100, default);

        Assert.Equal(
            [.. early.Concat(joined).Select(liked => Row(liked, early[0].Id)), .. late.Select(liked => Row(liked, late[0].Id))],
            rows);
        Assert.Equal(joined[^1].Id, await rig.Notifications.LoadReadMarkAsync(author, default));
    }

    [Fact]
    public async Task Subjects_and_kinds_have_groups_of_their_own()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, reader) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var (first, second) = (await rig.AddPostAsync(author), await rig.AddPostAsync(author));
        var likes = new[] { rig.Liked(author, reader, first), rig.Liked(author, reader, second) };
        var followed = new NewNotification(new(rig.NextId()), author, NotificationKind.Followed, reader, Post: null, Comment: null, StorageRig.Noon);

        await Task.WhenAll(
            rig.Journal.CommitAsync(rig.Like(reader, first, likes[0])), rig.Journal.CommitAsync(rig.Like(reader, second, likes[1])),
            rig.Journal.CommitAsync(rig.Follow(reader, author, followed)));

        var rows = await rig.Notifications.ListNewestAsync(author, before: null, 100, default);
        Assert.Equal([Row(followed, followed.Id), Row(likes[1], likes[1].Id), Row(likes[0], likes[0].Id)], rows);
    }

    [Fact]
    public async Task Notification_is_written_only_with_the_edge_that_is_new_and_goes_with_it()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, reader) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var post = await rig.AddPostAsync(author);
        var liked = rig.Liked(author, reader, post);

        await rig.Journal.CommitAsync(rig.Like(reader, post, liked));
        await rig.Journal.CommitAsync(rig.Like(reader, post, rig.Liked(author, reader, post)));
        Assert.Equal([Row(liked, liked.Id)], await rig.Notifications.ListSinceAsync(author, default, 10, default));

        await rig.Journal.CommitAsync(new RemoveEdge(EdgeKind.Like, reader.Value, post.Value));
        Assert.Empty(await rig.Notifications.ListSinceAsync(author, default, 10, default));
    }

    [Fact]
    public async Task Comment_tells_author_and_parent_once_and_its_retry_nobody()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, reader) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var post = await rig.AddPostAsync(author);

        var first = Comment();
        await rig.Journal.CommitAsync(first);
        await rig.Journal.CommitAsync(Comment());

        Assert.Equal(
            [.. first.Notifications!.Select(told => Row(told, told.Id))],
            await rig.Notifications.ListSinceAsync(author, default, 10, default));

        AddComment Comment()
        {
            var comment = new CommentId(post, rig.NextId());
            return new AddComment(
                comment, reader, "text", ReplyTo: null, StorageRig.Noon, "key",
                [Told(comment, NotificationKind.Commented), Told(comment, NotificationKind.Mentioned)]);
        }

        NewNotification Told(CommentId comment, NotificationKind kind) =>
            new(new NotificationId(rig.NextId()), author, kind, reader, post, comment, StorageRig.Noon);
    }

    [Theory]
    [InlineData(EdgeKind.Mute, true)]
    [InlineData(EdgeKind.Block, true)]
    [InlineData(EdgeKind.Block, false)]
    public async Task Of_whom_the_recipient_does_not_hear_nothing_is_written_and_the_writer_learns_it(EdgeKind kind, bool isByRecipient)
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, reader, other) = (await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync());
        var post = await rig.AddPostAsync(author);
        var (source, target) = isByRecipient ? (author, reader) : (reader, author);
        await rig.Journal.CommitAsync(new AddEdge(kind, source.Value, target.Value, rig.NextId(), StorageRig.Noon));
        var (unheard, heard) = (rig.Liked(author, reader, post), rig.Liked(author, other, post));

        var outcomes = await Task.WhenAll(
            rig.Journal.CommitAsync(rig.Like(reader, post, unheard)), rig.Journal.CommitAsync(rig.Like(other, post, heard)));

        Assert.All(outcomes, outcome => Assert.True(outcome.Changed));
        Assert.Equal((true, false), (unheard.IsRefused, heard.IsRefused));
        Assert.Equal([Row(heard, heard.Id)], await rig.Notifications.ListSinceAsync(author, default, 10, default));
    }

    [Fact]
    public async Task Who_is_leaving_is_not_listed()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, leaver, other) = (await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync());
        var post = await rig.AddPostAsync(author);
        var (gone, left) = (rig.Liked(author, leaver, post), rig.Liked(author, other, post));
        await rig.Journal.CommitAsync(rig.Like(leaver, post, gone));
        await rig.Journal.CommitAsync(rig.Like(other, post, left));

        await database.ExecuteAsync($"update users set leaving_at = now() where id = {leaver}");

        Assert.Equal([Row(left, gone.Id)], await rig.Notifications.ListNewestAsync(author, before: null, 10, default));
    }

    [Fact]
    public async Task Deleted_post_takes_its_notifications_along_whatever_else_was_queued()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, reader) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var post = await rig.AddPostAsync(author);

        await Task.WhenAll(
            rig.Journal.CommitAsync(rig.Like(reader, post, rig.Liked(author, reader, post))),
            rig.Journal.CommitAsync(new DeletePost(post, author, StorageRig.Noon)));

        Assert.Empty(await rig.Notifications.ListSinceAsync(author, default, 10, default));
    }

    [Fact]
    public async Task Read_mark_moves_forward_only()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var recipient = new UserId(rig.NextId());

        Assert.True(await MarkAsync(10));
        Assert.False(await MarkAsync(10));
        Assert.False(await MarkAsync(9));
        Assert.True(await MarkAsync(11));
        Assert.Equal(new NotificationId(11), await rig.Notifications.LoadReadMarkAsync(recipient, default));

        Task<bool> MarkAsync(long upTo) => rig.Journal.CommitAsync(new MarkNotificationsRead(recipient, new NotificationId(upTo)));
    }

    [Fact]
    public async Task What_a_node_wrote_after_an_id_is_found_again()
    {
        await using var first = await StorageRig.StartAsync(database);
        await using var second = await StorageRig.StartAsync(database);
        var author = await first.AddUserAsync();
        var post = await first.AddPostAsync(author);
        var mine = await LikeAllAsync(first, author, post, 3);
        await LikeAllAsync(second, author, post, 2);

        var node = first.Get<Nodes.INodeLease>().Node;
        var rows = await first.Notifications.ListWrittenByNodeAsync(node, mine[0].Id, 10, default);

        Assert.Equal(mine.Skip(1).Select(liked => liked.Id), rows.Select(row => row.Id));
    }

    private static async Task<NewNotification[]> LikeAllAsync(StorageRig rig, UserId author, PostId post, int count)
    {
        var likes = Enumerable.Range(0, count).Select(_ => rig.Liked(author, new UserId(rig.NextId()), post)).ToArray();
        await Task.WhenAll(likes.Select(liked => rig.Journal.CommitAsync(rig.Like(liked.Actor, post, liked))));
        return likes;
    }

    private static NotificationRow Row(NewNotification written, NotificationId group) =>
        new(written.Id, written.Recipient, written.Kind, written.Actor, written.Post, written.Comment, written.CreatedAt, group);
}
