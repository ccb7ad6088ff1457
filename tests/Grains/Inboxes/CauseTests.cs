using Microsoft.Extensions.DependencyInjection;
using Nexus.Grains.Inboxes;
using Nexus.Grains.Inboxes.Delivery;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Rig.Cluster;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Tests.Inboxes;

/// <summary>Every kind of notification: written with its cause, told once, and gone with it.</summary>
[Collection(SharedCluster.Name)]
public sealed class CauseTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    /// <summary>What an actor does, and how it is undone; by name, because tests are listed by their arguments.</summary>
    public static TheoryData<string, NotificationKind> Causes { get; } = new()
    {
        { "follow", NotificationKind.Followed },
        { "removed follower", NotificationKind.Followed },
        { "withdrawn request", NotificationKind.FollowRequested },
        { "rejected request", NotificationKind.FollowRequested },
        { "accepted request", NotificationKind.FollowAccepted },
        { "like", NotificationKind.Liked },
        { "liked comment", NotificationKind.Liked },
        { "comment", NotificationKind.Commented },
        { "comment that the author deletes", NotificationKind.Commented },
        { "reply", NotificationKind.Replied },
        { "mention", NotificationKind.Mentioned },
        { "mention in a deleted post", NotificationKind.Mentioned },
        { "repost", NotificationKind.Reposted },
        { "quote", NotificationKind.Quoted },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task A_notification_comes_with_its_cause_once_and_goes_with_it(string cause, NotificationKind kind)
    {
        var (recipient, actor) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var recorder = await InboxRecorder.StartAsync(_cluster, recipient);
        var undo = await DoAsync(cause, recipient, actor);
        var told = await recorder.NextAsync();

        Assert.Equal((kind, actor.Id, 1, false), (told.Kind, told.Actor, told.ActorCount, told.IsRead));
        await recipient.AssertUnreadAsync(told);
        Assert.Equal(told, await recipient.Inbox.GetAsync(told.Id));
        await RedeliverAsync(recipient);
        await recipient.AssertUnreadAsync(told);

        await undo();
        await Eventually.EqualAsync(0, recipient.Inbox.CountUnreadAsync);
        await recipient.AssertUnreadAsync();
        Assert.Null(await recipient.Inbox.GetAsync(told.Id));
        Assert.Empty(await RowsOfAsync(recipient));
        Assert.Empty(recorder.Rest());
    }

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task Of_somebody_whom_the_recipient_mutes_nothing_is_written_or_told(string cause, NotificationKind kind)
    {
        var (recipient, actor, other) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var recorder = await InboxRecorder.StartAsync(_cluster, recipient);
        await recipient.User.MuteAsync(actor.Id);

        await DoAsync(cause, recipient, actor);
        // Heard again before the stream can have brought what it should not bring.
        await recipient.User.UnmuteAsync(actor.Id);
        await DoAsync(cause, recipient, other);

        var told = await recorder.NextAsync();
        Assert.Equal((kind, other.Id, 1), (told.Kind, told.Actor, told.ActorCount));
        await recipient.AssertUnreadAsync(told);
        Assert.Equal([told.Id], (await RowsOfAsync(recipient)).Select(row => row.Id));
        Assert.Empty(recorder.Rest());
    }

    [Theory]
    [InlineData("like")]
    [InlineData("liked comment")]
    [InlineData("comment")]
    [InlineData("reply")]
    [InlineData("mention")]
    [InlineData("repost")]
    [InlineData("quote")]
    public async Task Nobody_is_told_of_what_they_do_themselves(string cause)
    {
        var person = await _cluster.SignUpAsync();

        await DoAsync(cause, person, person);

        await person.AssertUnreadAsync();
        Assert.Empty(await RowsOfAsync(person));
    }

    [Fact]
    public async Task What_somebody_did_leaves_live_inboxes_and_feeds_when_they_leave()
    {
        await using var own = await OwnCluster.StartAsync();
        var (person, leaver, other) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
        await person.FollowAsync(leaver);
        await person.FollowAsync(other);
        var (post, others) = (await person.PostAsync(), await other.PostAsync());
        await leaver.PostAsync();
        foreach (var fan in new[] { other, leaver })
        {
            await own.Cluster.Post(post).LikeAsync(fan.Id);
            await own.Cluster.Post(post).RepostAsync(fan.Id);
            await own.Cluster.CommentAsync(post, fan);
        }

        await leaver.FollowAsync(person);
        await Eventually.EqualAsync(4, person.Inbox.CountUnreadAsync);
        Assert.Equal(3, (await person.Feed.ReadAsync(new PageRequest(10))).Entries.Count);

        await leaver.Account.LeaveAsync(Person.Password);

        Assert.Equal([others.Id, post.Id], (await person.Feed.ReadAsync(new PageRequest(10))).Entries.Select(entry => entry.Value.Id));
        await Eventually.EqualAsync("Commented 1, Reposted 1, Liked 1", () => GistAsync(person));
        Assert.Equal(3, await person.Inbox.CountUnreadAsync());
        await own.Cluster.RestartAsync();
        Assert.Equal("Commented 1, Reposted 1, Liked 1", await GistAsync(person));
        Assert.Equal(3, await person.Inbox.CountUnreadAsync());
    }

    /// <summary>Does it so that <paramref name="recipient"/> is to be told of it; gives what undoes it.</summary>
    private async Task<Func<Task>> DoAsync(string cause, Person recipient, Person actor)
    {
        switch (cause)
        {
            case "follow":
                await actor.FollowAsync(recipient);
                return () => actor.User.UnfollowAsync(recipient.Id);
            case "removed follower":
                await actor.FollowAsync(recipient);
                return () => recipient.User.RemoveFollowerAsync(actor.Id);
            case "withdrawn request":
                await recipient.BePrivateAsync();
                await actor.FollowAsync(recipient);
                return () => actor.User.UnfollowAsync(recipient.Id);
            case "rejected request":
                await recipient.BePrivateAsync();
                await actor.FollowAsync(recipient);
                return () => recipient.User.RejectFollowRequestAsync(actor.Id);
            case "accepted request":
                await actor.BePrivateAsync();
                await recipient.FollowAsync(actor);
                await actor.User.AcceptFollowRequestAsync(recipient.Id);
                return () => recipient.User.UnfollowAsync(actor.Id);
            case "mention":
                var mention = await actor.PostAsync($"for @{recipient.Name}");
                return () => _cluster.Post(mention).EditAsync(actor.Id, "for nobody");
            case "mention in a deleted post":
                var deleted = await actor.PostAsync($"for @{recipient.Name}");
                return () => actor.User.DeletePostAsync(deleted.Id);
            default:
                return await DoToPostAsync(cause, recipient, actor);
        }
    }

    private async Task<Func<Task>> DoToPostAsync(string cause, Person recipient, Person actor)
    {
        var post = await recipient.PostAsync();
        var grain = _cluster.Post(post);
        switch (cause)
        {
            case "like":
                await grain.LikeAsync(actor.Id);
                await grain.LikeAsync(actor.Id);
                return () => grain.UnlikeAsync(actor.Id);
            case "repost":
                await grain.RepostAsync(actor.Id);
                await grain.RepostAsync(actor.Id);
                return () => grain.UndoRepostAsync(actor.Id);
            case "quote":
                var quote = await actor.User.CreatePostAsync(new NewPost("see", Quoted: post.Id));
                return () => actor.User.DeletePostAsync(quote.Id);
            case "comment":
                var comment = await _cluster.CommentAsync(post, actor);
                return () => grain.DeleteCommentAsync(comment.Id, actor.Id);
            case "comment that the author deletes":
                var unwanted = await _cluster.CommentAsync(post, actor);
                return () => grain.DeleteCommentAsync(unwanted.Id, recipient.Id);
            case "reply":
                var repliedTo = await _cluster.CommentAsync(post, recipient);
                var reply = await _cluster.CommentAsync(post, actor, "reply", repliedTo.Id);
                return () => grain.DeleteCommentAsync(reply.Id, actor.Id);
            case "liked comment":
                var liked = await _cluster.CommentAsync(post, recipient);
                await grain.LikeCommentAsync(liked.Id, actor.Id);
                await grain.LikeCommentAsync(liked.Id, actor.Id);
                return () => grain.UnlikeCommentAsync(liked.Id, actor.Id);
            default:
                throw new ArgumentOutOfRangeException(nameof(cause), cause, "There is no such cause.");
        }
    }

    /// <summary>As a silo does that does not know whether an event was delivered.</summary>
    private async Task RedeliverAsync(Person recipient)
    {
        foreach (var row in await RowsOfAsync(recipient))
            Assert.True(await _cluster.Services.GetRequiredService<Notifier>().RedeliverAsync(row));
    }

    private Task<IReadOnlyList<NotificationRow>> RowsOfAsync(Person recipient) =>
        _cluster.Services.GetRequiredService<INotificationReads>().ListSinceAsync(recipient.Id, default, 10, default);

    private static async Task<string> GistAsync(Person person) => string.Join(
        ", ", (await person.Inbox.ListAsync(false, new PageRequest(10))).Entries.Select(entry => $"{entry.Value.Kind} {entry.Value.ActorCount}"));
}
