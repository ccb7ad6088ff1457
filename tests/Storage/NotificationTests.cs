using System.Globalization;
using Nexus.Rig.Cluster;
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

    /// <summary>What events of one kind are grouped by has a counter that moves with each of them: the second of two silos waits for the first there, before it looks for a group.</summary>
    [Theory]
    [InlineData(NotificationKind.Followed, "user_counters (user_id, counter, value, version) values ({0}, 1, 0, 1)")]
    [InlineData(NotificationKind.FollowRequested, "user_counters (user_id, counter, value, version) values ({0}, 4, 0, 1)")]
    [InlineData(NotificationKind.FollowAccepted, "user_counters (user_id, counter, value, version) values ({0}, 2, 0, 1)")]
    [InlineData(NotificationKind.Liked, "post_counters (post_id, counter, value, version) values ({1}, 1, 0, 1)")]
    [InlineData(NotificationKind.Reposted, "post_counters (post_id, counter, value, version) values ({1}, 3, 0, 1)")]
    [InlineData(NotificationKind.Commented, "post_counters (post_id, counter, value, version) values ({1}, 2, 0, 1)")]
    public async Task Silos_that_write_at_once_begin_one_group(NotificationKind kind, string counter)
    {
        // Nobody else waits in a database of its own.
        var own = new TestDatabase();
        await own.InitializeAsync();
        await using (var one = await StorageRig.StartAsync(own))
        await using (var other = await StorageRig.StartAsync(own))
        {
            var (recipient, ada, bob) = (await one.AddUserAsync(), await one.AddUserAsync(), await one.AddUserAsync());
            var post = await one.AddPostAsync(recipient);
            if (kind is NotificationKind.FollowRequested)
                await one.Journal.CommitAsync(new UpdateProfile(recipient, "name", "", null, IsPrivate: true, StorageRig.Noon));
            await using var held = await HeldRows.HoldAsync(own, string.Format(CultureInfo.InvariantCulture, $"insert into {counter}", recipient, post));

            var causes = Task.WhenAll(CauseAsync(one, kind, recipient, ada, post), CauseAsync(other, kind, recipient, bob, post));
            await Eventually.EqualAsync(2L, held.CountWaitingAsync);
            await held.ReleaseAsync();
            await causes;

            var rows = await one.Notifications.ListNewestAsync(recipient, before: null, 10, default);
            Assert.Equal(2, rows.Count);
            Assert.Single(rows.Select(row => row.Group).Distinct());
        }

        await own.DisposeAsync();
    }

    private static async Task CauseAsync(StorageRig rig, NotificationKind kind, UserId recipient, UserId actor, PostId post)
    {
        var isComment = kind is NotificationKind.Commented;
        var comment = new CommentId(post, rig.NextId());
        var told = new NewNotification(
            new(rig.NextId()), recipient, kind, actor, kind is NotificationKind.Liked or NotificationKind.Reposted or NotificationKind.Commented ? post : null, isComment ? comment : null, StorageRig.Noon);
        switch (kind)
        {
            case NotificationKind.FollowRequested:
                await rig.Journal.CommitAsync(rig.Follow(actor, recipient, told) with { Kind = EdgeKind.FollowRequest });
                break;
            case NotificationKind.FollowAccepted:
                await rig.Journal.CommitAsync(rig.Follow(recipient, actor, told));
                break;
            case NotificationKind.Liked:
                await rig.Journal.CommitAsync(rig.Like(actor, post, told));
                break;
            case NotificationKind.Reposted:
                await rig.Journal.CommitAsync(rig.Repost(actor, post) with { Notification = told });
                break;
            case NotificationKind.Commented:
                await rig.Journal.CommitAsync(new AddComment(comment, actor, "text", ReplyTo: null, StorageRig.Noon, null, [told]));
                break;
            default:
                await rig.Journal.CommitAsync(rig.Follow(actor, recipient, told));
                break;
        }
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
