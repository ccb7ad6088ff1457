using Nexus.Storage.Paging;

namespace Nexus.Grains.Paging;

/// <summary>Between the pages of storage, lists in memory and the pages that travel.</summary>
internal static class Pages
{
    public static Keyset ToKeyset(this PageRequest request) => new(request.Limit, request.After, request.Before, request.FromEnd);

    public static Page<T> ToPage<T>(this KeysetPage<T> page, long? totalCount = null) =>
        page.ToPage(entry => new PageEntry<T>(entry.Value, entry.Key), totalCount);

    public static Page<TView> ToPage<T, TView>(this KeysetPage<T> page, Func<Keyed<T>, PageEntry<TView>> view, long? totalCount = null)
    {
        // An array, because the compiler's own read-only lists can not travel.
        var entries = new PageEntry<TView>[page.Entries.Count];
        for (var index = 0; index < entries.Length; index++)
            entries[index] = view(page.Entries[index]);
        return new Page<TView>(entries, page.HasNext, page.HasPrevious, totalCount);
    }

    /// <summary>A part of a list that is wholly in memory; its keys strictly ascend, or descend.</summary>
    public static KeysetPage<T> Cut<T>(IReadOnlyList<Keyed<T>> list, Keyset keyset, bool descending)
    {
        var first = keyset.After is { } after ? CountThrough(list, after, descending, inclusive: true) : 0;
        var end = keyset.Before is { } before ? CountThrough(list, before, descending, inclusive: false) : list.Count;
        var isEmpty = keyset.Limit == 0 && end > first;
        if (keyset.FromEnd)
            first = Math.Max(first, end - keyset.Limit);
        else
            end = Math.Min(end, first + keyset.Limit);
        if (end <= first)
            return new KeysetPage<T>(
                [], (isEmpty && !keyset.FromEnd) || (first < list.Count && keyset.Before is not null), (isEmpty && keyset.FromEnd) || (first > 0 && keyset.After is not null));
        var entries = new Keyed<T>[end - first];
        for (var index = 0; index < entries.Length; index++)
            entries[index] = list[first + index];
        return new KeysetPage<T>(entries, end < list.Count, first > 0);
    }

    // How many entries stand before a position in the list's order.
    private static int CountThrough<T>(IReadOnlyList<Keyed<T>> list, long key, bool descending, bool inclusive)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = list[middle].Key.CompareTo(key) * (descending ? -1 : 1);
            if (order < 0 || (inclusive && order == 0))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
