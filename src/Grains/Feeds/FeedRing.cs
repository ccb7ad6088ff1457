using Nexus.Storage.Paging;

namespace Nexus.Grains.Feeds;

/// <summary>The newest posts of a list, each once, by id.</summary>
internal sealed class FeedRing
{
    private readonly KeyRing _posts;

    public FeedRing(IEnumerable<PostId> newestFirst, bool hasAll, int length, DateTimeOffset filledAt)
    {
        var oldestFirst = newestFirst.Reverse().ToArray();
        _posts = new KeyRing(hasAll, oldestFirst is [var oldest, ..] ? oldest.Value : long.MinValue, length);
        foreach (var post in oldestFirst)
            _posts.Add(post.Value);
        FilledAt = filledAt;
    }

    /// <summary>Whether storage has no older post of this list.</summary>
    public bool HasAll => _posts.HasAll;

    public DateTimeOffset FilledAt { get; set; }

    /// <summary>False where it was there already, or is older than what the ring holds.</summary>
    public bool Add(PostId post) => _posts.Add(post.Value);

    public void Remove(PostId post) => _posts.Remove(post.Value);

    /// <summary>Newest first; null where the part that is asked for, or its beginning, is older than what the ring holds.</summary>
    public KeysetPage<PostId>? TryRead(Keyset keyset) => _posts.TryRead(keyset, static key => new PostId(key));
}
