using Nexus.Storage.Ids;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>What a statement answered about hashtags: which of them are a post's affair, and their counts. One that another change of the batch moved is also read as it was before.</summary>
internal sealed class PostHashtags
{
    private readonly Dictionary<string, Count> _counts = [];
    private readonly Dictionary<long, List<string>> _tags = [];

    public void Count(string tag, Count count)
    {
        if (!_counts.TryGetValue(tag, out var known) || known.Version < count.Version)
            _counts[tag] = count;
    }

    public void Add(long post, string tag)
    {
        if (!_tags.TryGetValue(post, out var tags))
            _tags.Add(post, tags = []);
        tags.Add(tag);
    }

    /// <summary>Of a post's hashtags, in the statement's order.</summary>
    public IReadOnlyList<HashtagCount> Of(PostId post) =>
        _tags.TryGetValue(post.Value, out var tags) ? [.. tags.Where(_counts.ContainsKey).Select(tag => new HashtagCount(tag, _counts[tag]))] : [];

    /// <summary>Of a post's hashtags, in the order of its text.</summary>
    public IReadOnlyList<HashtagCount> Of(PostId post, IEnumerable<string> order) =>
        _tags.TryGetValue(post.Value, out var tags)
            ? [.. order.Where(tag => tags.Contains(tag) && _counts.ContainsKey(tag)).Select(tag => new HashtagCount(tag, _counts[tag]))]
            : [];
}
