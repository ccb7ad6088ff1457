using Nexus.Storage.Paging;

namespace Nexus.Grains.Paging;

/// <summary>
/// Makes full pages of what a reader may see: what they get nothing for is left out and more is read, until the page is full or the list ends. Whether more
/// comes in the direction of reading is exact; in the other direction what stands there may turn out to be gone.
/// </summary>
/// <param name="source">Part of an ordered list; a page that is not full has reached the end (or the keyset's bound).</param>
/// <param name="select">What of a part the reader gets, in its order.</param>
/// <param name="atOnce">How many entries are looked at together.</param>
internal sealed class FullPages<T, TView>(
    Func<Keyset, ValueTask<KeysetPage<T>>> source, Func<KeysetPage<T>, ValueTask<List<PageEntry<TView>>>> select, int atOnce)
{
    public async Task<Page<TView>> ReadAsync(PageRequest request, long? totalCount = null)
    {
        var found = new List<PageEntry<TView>>(request.Limit + 1);
        var keyset = request.ToKeyset();
        bool? moreBehind = null;
        var moreAhead = false;
        while (found.Count <= request.Limit)
        {
            // One more than wanted tells whether there is a next page.
            var part = await source(keyset with { Limit = Math.Min(atOnce, request.Limit + 1 - found.Count) });
            moreBehind ??= request.FromEnd ? part.HasNext : part.HasPrevious;
            if (part.Entries.Count == 0)
                break;
            var seen = await select(part);
            if (request.FromEnd)
                seen.Reverse();
            found.AddRange(seen);
            moreAhead = request.FromEnd ? part.HasPrevious : part.HasNext;
            if (!moreAhead)
                break;
            keyset = request.FromEnd ? keyset with { Before = part.Entries[0].Key } : keyset with { After = part.Entries[^1].Key };
        }

        return Cut(found, request, moreAhead, moreBehind ?? false, totalCount);
    }

    private static Page<TView> Cut(List<PageEntry<TView>> found, PageRequest request, bool moreAhead, bool moreBehind, long? totalCount)
    {
        if (found.Count > request.Limit)
        {
            found.RemoveRange(request.Limit, found.Count - request.Limit);
            moreAhead = true;
        }

        if (request.FromEnd)
            found.Reverse();
        return new Page<TView>(found.ToArray(), request.FromEnd ? moreBehind : moreAhead, request.FromEnd ? moreAhead : moreBehind, totalCount);
    }
}
