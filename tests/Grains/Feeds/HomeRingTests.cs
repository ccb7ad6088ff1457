using Nexus.Grains.Feeds;
using Nexus.Storage.Ids;
using Nexus.Storage.Paging;

namespace Nexus.Grains.Tests.Feeds;

public sealed class HomeRingTests
{
    private static readonly UserId s_ada = new(1), s_grace = new(2);

    [Fact]
    public void A_post_stands_once_where_it_stands_first()
    {
        var ring = Ring(hasAll: true, Own(10));

        Assert.True(ring.Add(Repost(5, 20, s_ada)));
        Assert.False(ring.Add(Repost(5, 30, s_grace)));
        Assert.False(ring.Add(Repost(10, 31, s_grace)));
        Assert.Equal([Repost(5, 20, s_ada), Own(10)], Read(ring));

        // Of another silo, and earlier.
        Assert.False(ring.Add(Repost(5, 15, s_grace)));
        Assert.Equal([Repost(5, 15, s_grace), Own(10)], Read(ring));
        Assert.False(ring.Add(Own(5)));
        Assert.Equal([Own(10), Own(5)], Read(ring));
    }

    [Fact]
    public void Whether_an_older_post_stands_further_back_storage_has_to_say()
    {
        var ring = Ring(hasAll: false, Own(12), Own(10));

        Assert.False(ring.Add(Repost(5, 20, s_ada)));
        Assert.False(ring.Add(Repost(6, 21, s_ada)));
        var asked = ring.TakeUnplaced();
        Assert.Equal([new PostId(5), new PostId(6)], asked.Keys.Order());
        Assert.Equal([Repost(5, 20, s_ada)], ring.Settle(asked, [Repost(5, 20, s_ada), Repost(6, 8, s_grace)]));

        Assert.Equal([Repost(5, 20, s_ada), Own(12), Own(10)], Read(ring));
        Assert.False(ring.Add(Repost(6, 22, s_ada)));
        Assert.False(ring.HasUnplaced);
        ring.RemoveRepost(new PostId(6), s_grace);
        Assert.True(ring.HasUnplaced);
    }

    [Fact]
    public void Behind_a_repost_that_is_undone_there_may_be_another()
    {
        var ring = Ring(hasAll: true, Own(10));
        ring.Add(Repost(5, 20, s_ada));
        ring.RemoveRepost(new PostId(5), s_grace);
        Assert.False(ring.HasUnplaced);

        ring.RemoveRepost(new PostId(5), s_ada);

        Assert.Equal([Own(10)], Read(ring));
        ring.Settle(ring.TakeUnplaced(), [Repost(5, 30, s_grace)]);
        Assert.Equal([Repost(5, 30, s_grace), Own(10)], Read(ring));
    }

    [Fact]
    public void What_an_author_has_undone_is_missing_among_their_newest()
    {
        var ring = Ring(hasAll: true, Repost(7, 40, s_ada), Repost(6, 30, s_ada), Repost(5, 20, s_ada), Repost(4, 15, s_grace));

        Assert.Equal([Repost(6, 30, s_ada)], ring.ListUndone(s_ada, [Repost(7, 40, s_ada), Repost(5, 20, s_ada)], areAll: true));
        Assert.Equal([Repost(6, 30, s_ada), Repost(5, 20, s_ada)], ring.ListUndone(s_ada, [Repost(7, 40, s_ada)], areAll: true).OrderByDescending(entry => entry.Place));
        Assert.Empty(ring.ListUndone(s_ada, [Repost(7, 40, s_ada)], areAll: false));
    }

    [Fact]
    public void It_is_bounded_and_forgets_reposts_with_their_places()
    {
        var ring = new HomeRing([], floor: null, length: 4, goodUntil: default);
        ring.Add(Repost(1, 2, s_ada));
        foreach (var id in Enumerable.Range(10, 10))
            ring.Add(Own(id));

        Assert.Null(ring.Find(new PostId(1)));
        Assert.InRange(ring.TryRead(new Keyset(10))!.Entries.Count, 4, 5);
        // The post may have a place below: nobody but storage knows.
        Assert.False(ring.Add(Repost(1, 30, s_grace)));
        Assert.True(ring.HasUnplaced);
    }

    private static HomeRing Ring(bool hasAll, params FeedEntry[] newestFirst) => new(newestFirst, hasAll ? null : newestFirst[^1].Place, 100, default);

    private static FeedEntry Own(long post) => FeedEntry.Own(new PostId(post));

    private static FeedEntry Repost(long post, long place, UserId by) => new(new PostId(post), place, by);

    private static FeedEntry[] Read(HomeRing ring) => [.. ring.TryRead(new Keyset(10))!.Entries.Select(entry => entry.Value)];
}
