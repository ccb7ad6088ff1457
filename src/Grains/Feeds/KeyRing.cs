using Nexus.Storage.Paging;

namespace Nexus.Grains.Feeds;

/// <summary>The greatest keys of a list, each once: what is newest, by ids that are times.</summary>
/// <param name="floor">Where <paramref name="hasAll"/> is false, the least key that the ring answers for.</param>
internal sealed class KeyRing(bool hasAll, long floor, int length)
{
    // Oldest first, so that a new key is put at the end and trimming is rare.
    private readonly List<long> _keys = [];
    private long _floor = floor;

    /// <summary>Whether the list has no lesser key.</summary>
    public bool HasAll { get; private set; } = hasAll;

    /// <summary>Every key of the list from here on is in the ring.</summary>
    public long Floor => HasAll ? long.MinValue : _floor;

    /// <summary>False where it was there already, or is less than what the ring holds.</summary>
    public bool Add(long key)
    {
        var position = _keys.Count == 0 || _keys[^1] < key ? ~_keys.Count : _keys.BinarySearch(key);
        if (position >= 0 || key < Floor)
            return false;
        _keys.Insert(~position, key);
        Trim();
        return true;
    }

    public bool Contains(long key) => _keys.BinarySearch(key) >= 0;

    public bool Remove(long key)
    {
        var position = _keys.BinarySearch(key);
        if (position >= 0)
            _keys.RemoveAt(position);
        return position >= 0;
    }

    /// <summary>The keys greater than one, ascending; those around it are found by <see cref="FindBelow"/>.</summary>
    public IEnumerable<long> ListAbove(long key) => _keys.Skip(CountThrough(key));

    /// <summary>The greatest key less than this one, where the ring has one.</summary>
    public long? FindBelow(long key) => CountOlder(key) is > 0 and var count ? _keys[count - 1] : null;

    /// <summary>Greatest first; null where the part that is asked for, or its beginning, is less than what the ring holds.</summary>
    public KeysetPage<T>? TryRead<T>(Keyset keyset, Func<long, T> read)
    {
        var end = keyset.After is { } after ? CountOlder(after) : _keys.Count;
        var first = keyset.Before is { } before ? CountThrough(before) : 0;
        var reachesBottom = keyset.FromEnd && first == 0;
        if (!HasAll && (reachesBottom || end == 0))
            return null;
        var count = Math.Clamp(end - first, 0, keyset.Limit);
        var newest = keyset.FromEnd ? first + count : end;
        var entries = new Keyed<T>[count];
        for (var index = 0; index < count; index++)
        {
            var key = _keys[newest - 1 - index];
            entries[index] = new Keyed<T>(read(key), key);
        }

        return new KeysetPage<T>(entries, newest - count > 0 || !HasAll, newest < _keys.Count);
    }

    private int CountOlder(long key)
    {
        var position = _keys.BinarySearch(key);
        return position >= 0 ? position : ~position;
    }

    private int CountThrough(long key)
    {
        var position = _keys.BinarySearch(key);
        return position >= 0 ? position + 1 : ~position;
    }

    private void Trim()
    {
        if (_keys.Count < length + (length / 4) + 1)
            return;
        _keys.RemoveRange(0, _keys.Count - length);
        (HasAll, _floor) = (false, _keys[0]);
    }
}
