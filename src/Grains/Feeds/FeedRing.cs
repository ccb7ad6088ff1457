using Nexus.Storage.Paging;

namespace Nexus.Grains.Feeds;

/// <summary>The newest posts of a feed, each once, by id.</summary>
internal sealed class FeedRing
{
    // Oldest first, so that a new post is put at the end and trimming is rare.
    private readonly List<long> _posts;
    private readonly int _length;

    public FeedRing(IEnumerable<PostId> newestFirst, bool hasAll, int length, DateTimeOffset filledAt)
    {
        _length = length;
        _posts = [.. newestFirst.Select(post => post.Value).Reverse()];
        HasAll = hasAll;
        FilledAt = filledAt;
    }

    /// <summary>Whether storage has no older post of this feed.</summary>
    public bool HasAll { get; private set; }

    public DateTimeOffset FilledAt { get; set; }

    /// <summary>False where it was there already, or is older than what the ring holds.</summary>
    public bool Add(PostId post)
    {
        var position = _posts.Count == 0 || _posts[^1] < post.Value ? ~_posts.Count : _posts.BinarySearch(post.Value);
        if (position >= 0 || (~position == 0 && !HasAll))
            return false;
        _posts.Insert(~position, post.Value);
        Trim();
        return true;
    }

    public bool Contains(PostId post) => _posts.BinarySearch(post.Value) >= 0;

    public void Remove(PostId post)
    {
        var position = _posts.BinarySearch(post.Value);
        if (position >= 0)
            _posts.RemoveAt(position);
    }

    /// <summary>Newest first; null where the part that is asked for, or its beginning, is older than what the ring holds.</summary>
    public KeysetPage<PostId>? TryRead(Keyset keyset)
    {
        var end = keyset.After is { } after ? CountOlder(after) : _posts.Count;
        var first = keyset.Before is { } before ? CountThrough(before) : 0;
        var reachesBottom = keyset.FromEnd && first == 0;
        if (!HasAll && (reachesBottom || end == 0))
            return null;
        var count = Math.Clamp(end - first, 0, keyset.Limit);
        var newest = keyset.FromEnd ? first + count : end;
        var entries = new Keyed<PostId>[count];
        for (var index = 0; index < count; index++)
        {
            var id = _posts[newest - 1 - index];
            entries[index] = new Keyed<PostId>(new PostId(id), id);
        }

        return new KeysetPage<PostId>(entries, newest - count > 0 || !HasAll, newest < _posts.Count);
    }

    private int CountOlder(long key)
    {
        var position = _posts.BinarySearch(key);
        return position >= 0 ? position : ~position;
    }

    private int CountThrough(long key)
    {
        var position = _posts.BinarySearch(key);
        return position >= 0 ? position + 1 : ~position;
    }

    private void Trim()
    {
        if (_posts.Count < _length + (_length / 4) + 1)
            return;
        _posts.RemoveRange(0, _posts.Count - _length);
        HasAll = false;
    }
}
