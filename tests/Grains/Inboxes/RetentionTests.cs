using Nexus.Grains.Errors;
using Nexus.Grains.Inboxes;
using Nexus.Grains.Paging;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Inboxes;

/// <summary>What is older than the retention is not there, in live inboxes as in those that read storage.</summary>
public sealed class RetentionTests
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    [Fact]
    public async Task What_is_older_than_ninety_days_leaves_a_live_inbox_by_every_way()
    {
        await using var own = await OwnCluster.StartAsync();
        var (author, fans) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpManyAsync(2));
        var inbox = await InboxRecorder.StartAsync(own.Cluster, author);
        await fans[0].FollowAsync(author);
        var old = await inbox.NextAsync();
        own.Cluster.Time.Advance(s_day);
        await own.Cluster.Post(await author.PostAsync()).LikeAsync(fans[1].Id);
        var young = await inbox.NextAsync();

        own.Cluster.Time.Advance(89 * s_day - TimeSpan.FromMinutes(5));
        await author.AssertUnreadAsync(young, old);
        own.Cluster.Time.Advance(TimeSpan.FromMinutes(5));

        await author.AssertUnreadAsync(young);
        Assert.Null(await author.Inbox.GetAsync(old.Id));
        Assert.Equal(young, await author.Inbox.GetAsync(young.Id));
        await Assert.ThrowsAsync<NotFoundException>(() => author.Inbox.MarkReadAsync(old.Id));
    }

    [Fact]
    public async Task What_is_too_old_is_not_read_from_storage_either()
    {
        await using var own = await OwnCluster.StartAsync();
        var (author, fans) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpManyAsync(3));
        var inbox = await InboxRecorder.StartAsync(own.Cluster, author);
        var post = await author.PostAsync();
        foreach (var fan in fans)
            await own.Cluster.Post(post).LikeAsync(fan.Id);
        var told = await inbox.NextAsync(3);
        await own.Database.ExecuteAsync($"""
            update notifications set id = id - (moved.days * 86400000::bigint << 22), group_id = {told[0].Id} - (2 * 86400000::bigint << 22)
            from (values ({fans[0].Id}, 2), ({fans[1].Id}, 1), ({fans[2].Id}, 0)) moved (actor, days) where actor = actor_id
            """);

        await own.Cluster.RestartAsync();
        own.Cluster.Time.Advance(88 * s_day + TimeSpan.FromMinutes(5));

        await author.AssertUnreadAsync(told[2] with { ActorCount = 2 });
        Assert.Null(await author.Inbox.GetAsync(new NotificationId(told[0].Id.Value - (long)(2 * s_day.TotalMilliseconds) * (1L << 22))));
    }

    [Fact]
    public async Task A_group_loses_those_who_are_too_old_and_ends_with_its_last()
    {
        await using var own = await OwnCluster.StartAsync(("NotificationRetention", 10 * s_day));
        var (author, fans) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpManyAsync(3));
        var inbox = await InboxRecorder.StartAsync(own.Cluster, author);
        var post = await author.PostAsync();
        var told = new List<NotificationView>();
        foreach (var fan in fans)
        {
            await own.Cluster.Post(post).LikeAsync(fan.Id);
            told.Add(await inbox.NextAsync());
            own.Cluster.Time.Advance(4 * s_day);
        }

        foreach (var actors in new[] { 2, 1 })
        {
            await author.AssertUnreadAsync(told[2] with { ActorCount = actors });
            own.Cluster.Time.Advance(4 * s_day);
        }

        await author.AssertUnreadAsync();
        await author.Inbox.MarkReadAsync(null);
        await own.Cluster.Post(post).UnlikeAsync(fans[0].Id);
        await own.Cluster.Post(post).LikeAsync(fans[0].Id);
        await Eventually.EqualAsync(1, author.Inbox.CountUnreadAsync);
        var again = Assert.Single((await author.Inbox.ListAsync(false, new PageRequest(10))).Entries).Value;
        Assert.Equal((fans[0].Id, 1), (again.Actor, again.ActorCount));
    }

    [Fact]
    public void An_event_that_comes_when_it_is_too_old_is_not_taken()
    {
        var window = new InboxWindow([], default, hasAll: true, bound: 10);
        window.Expire(new NotificationId(5));

        Assert.Null(window.Add(Follow(4)));
        Assert.NotNull(window.Add(Follow(5)));
        Assert.NotNull(window.Add(Follow(6)));
        window.Expire(new NotificationId(6));

        Assert.Equal([new NotificationId(6)], window.NewestFirst().Select(known => known.Id));
        Assert.Equal(1, InboxGroups.TryCountUnread(window));
    }

    [Fact]
    public void A_window_that_reaches_back_to_what_is_too_old_is_whole()
    {
        var window = new InboxWindow(new[] { 9, 8 }.Select(id => InboxEvent.Of(Follow(id))), default, hasAll: false, bound: 2);

        window.Expire(new NotificationId(8));
        Assert.Null(InboxGroups.TryCountUnread(window));
        window.Expire(new NotificationId(9));
        Assert.Equal(1, InboxGroups.TryCountUnread(window));
    }

    private static NotificationEvent Follow(long id) =>
        new(new NotificationId(id), NotificationKind.Followed, new UserId(id), null, null, DateTimeOffset.UnixEpoch);
}
