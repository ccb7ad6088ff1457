using Nexus.Grains.Live;

namespace Nexus.Grains.Feeds;

/// <summary>What has come into a feed since somebody began to watch it, each post once, in the order in which it came.</summary>
internal sealed class FeedArrivals(DateTimeOffset since, int bound)
{
    private readonly List<PostId> _arrived = [];
    private readonly HashSet<PostId> _known = [];
    private long _newest = IdLayout.FirstAt(since);

    /// <summary>What stands further back has not just come: it was there before somebody was followed.</summary>
    public long Horizon => _newest - ArrivalOrder.Disorder;

    /// <summary>False where the post has come before, or does not come now.</summary>
    public bool Add(FeedEntry entry)
    {
        if (entry.Place <= Horizon || !_known.Add(entry.Post))
            return false;
        _newest = Math.Max(_newest, entry.Place);
        _arrived.Add(entry.Post);
        if (_arrived.Count > 2 * bound)
            Trim();
        return true;
    }

    /// <summary>What came after a post; null where that can not be told. Where the post was there before, the feed's own order says it.</summary>
    public PostId[]? ListAfter(PostId post, HomeRing ring)
    {
        var index = _arrived.LastIndexOf(post);
        if (index >= 0)
            return [.. _arrived.Skip(index + 1)];
        return ring.ListAbove(post, ArrivalOrder.Disorder) is { } above
            ? [.. above.Select(entry => entry.Post).Where(before => !_known.Contains(before)), .. _arrived]
            : null;
    }

    private void Trim()
    {
        _known.ExceptWith(_arrived.Take(bound));
        _arrived.RemoveRange(0, bound);
    }
}
