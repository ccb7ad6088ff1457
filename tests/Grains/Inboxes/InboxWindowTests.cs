using Nexus.Grains.Inboxes;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Inboxes;

public sealed class InboxWindowTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_event_is_taken_once()
    {
        var window = Empty();

        Assert.NotNull(window.Add(Like(5, actor: 1)));
        Assert.Null(window.Add(Like(5, actor: 1)));

        Assert.Equal([5L], Ids(window));
    }

    [Fact]
    public void A_late_event_with_a_lower_id_comes_to_those_who_saw_a_later_one()
    {
        var window = Empty();
        window.Add(Like(5, actor: 1));
        window.Add(Like(9, actor: 2));
        window.Add(Like(7, actor: 3));

        var missed = window.ListArrivedAfter(new NotificationId(9));

        Assert.Equal([7L], missed!.Select(missing => missing.Id.Value));
        Assert.Equal([9L, 7L, 5L], Ids(window));
    }

    [Fact]
    public void What_came_before_this_activation_can_be_resumed_only_where_its_order_is_certain()
    {
        const long second = 1_000L << 22;
        var window = new InboxWindow(
            [Event(100 * second), Event(50 * second), Event(45 * second)], default, hasAll: true, bound: 10);

        Assert.Null(window.ListArrivedAfter(new NotificationId(50 * second)));
        Assert.Empty(window.ListArrivedAfter(new NotificationId(100 * second))!);
        Assert.Null(window.ListArrivedAfter(new NotificationId(60 * second)));
    }

    [Fact]
    public void What_is_undone_before_it_comes_is_not_taken()
    {
        var window = Empty();
        window.Retract(Like(9, actor: 1) with { Retracted = true });

        Assert.Null(window.Add(Like(5, actor: 1)));
        Assert.NotNull(window.Add(Like(6, actor: 2)));
        Assert.NotNull(window.Add(Like(12, actor: 1)));
    }

    [Fact]
    public void Events_are_grouped_while_they_are_unread()
    {
        var window = Empty();

        var first = window.Add(Like(5, actor: 1));
        var second = window.Add(Like(6, actor: 2));
        window.MarkRead(new NotificationId(6));
        var third = window.Add(Like(7, actor: 3));
        var elsewhere = window.Add(Like(8, actor: 3, post: 2));

        Assert.Equal([5L, 5L, 7L, 8L], new[] { first, second, third, elsewhere }.Select(added => added!.Group.Value));
    }

    [Fact]
    public void A_full_window_lets_go_of_the_oldest()
    {
        var window = new InboxWindow([], default, hasAll: true, bound: 2);
        foreach (var id in new[] { 1, 2, 3 })
            window.Add(Like(id, actor: id));

        Assert.Equal([3L, 2L], Ids(window));
        Assert.False(window.HasAll);
        Assert.Null(InboxGroups.TryCountUnread(window));
    }

    private static InboxWindow Empty() => new([], default, hasAll: true, bound: 100);

    private static long[] Ids(InboxWindow window) => window.NewestFirst().Select(known => known.Id.Value).ToArray();

    private static NotificationEvent Like(long id, long actor, long post = 1) =>
        new(new NotificationId(id), NotificationKind.Liked, new UserId(actor), new PostId(post), null, s_now);

    private static InboxEvent Event(long id) => InboxEvent.Of(Like(id, actor: id));
}
