using Nexus.Grains.Paging;
using Nexus.Storage.Paging;

namespace Nexus.Grains.Feeds;

/// <summary>A home feed by score, as it was at one moment (in milliseconds of Unix, by which cursors name it).</summary>
internal sealed class FeedRanking(long madeAt, Keyed<FeedEntry>[] order)
{
    public long MadeAt => madeAt;

    public ValueTask<KeysetPage<FeedEntry>> ReadAsync(Keyset keyset) => new(Pages.Cut(order, keyset, descending: false));
}

/// <summary>A position in a ranking as a cursor's key: negative, so that it is none of the feed by time.</summary>
internal readonly record struct RankedPosition(long MadeAt, long Position)
{
    private const int PositionBits = 12;

    public static RankedPosition? TryRead(long key) => key < 0 ? new RankedPosition(~key >> PositionBits, ~key & ((1L << PositionBits) - 1)) : null;

    public long ToKey() => ~((MadeAt << PositionBits) | Position);
}
