using Nexus.Grains.Feeds;
using Nexus.Storage.Ids;
using Nexus.Storage.Paging;

namespace Nexus.Grains.Tests.Feeds;

public sealed class FeedRingTests
{
    [Fact]
    public void A_post_is_in_it_once_and_where_it_belongs()
    {
        var ring = Ring(hasAll: true, 5, 3, 1);

        Assert.True(ring.Add(new PostId(4)));
        Assert.False(ring.Add(new PostId(4)));

        Assert.Equal([5, 4, 3, 1], Ids(ring.TryRead(new Keyset(10))));
    }

    [Fact]
    public void What_is_older_than_it_reaches_is_left_to_storage()
    {
        var ring = Ring(hasAll: false, 5, 3);

        Assert.False(ring.Add(new PostId(2)));
        Assert.Null(ring.TryRead(new Keyset(10, After: 3)));
        Assert.Null(ring.TryRead(new Keyset(10, FromEnd: true)));
        Assert.Null(ring.TryRead(new Keyset(10, Before: 2, FromEnd: true)));
        Assert.Equal([5], Ids(ring.TryRead(new Keyset(10, Before: 3, FromEnd: true))));
    }

    [Fact]
    public void It_is_bounded_and_knows_what_it_let_go()
    {
        var ring = new FeedRing([], hasAll: true, length: 4, filledAt: default);
        foreach (var id in Enumerable.Range(1, 10))
            ring.Add(new PostId(id));

        var page = ring.TryRead(new Keyset(10))!;

        Assert.InRange(page.Entries.Count, 4, 5);
        Assert.Equal((10L, true), (page.Entries[0].Key, page.HasNext));
        Assert.False(ring.HasAll);
    }

    private static FeedRing Ring(bool hasAll, params long[] newestFirst) => new(newestFirst.Select(id => new PostId(id)), hasAll, 100, default);

    private static long[] Ids(KeysetPage<PostId>? page) => page!.Entries.Select(entry => entry.Key).ToArray();
}
