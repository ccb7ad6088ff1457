namespace Nexus.Grains.Comments;

/// <summary>Who likes which comment of a post, as far as somebody has asked or changed it lately; the rest has to be asked of storage. Used within the grain's turns.</summary>
internal sealed class KnownLikes
{
    private const int MaxKnown = 10_000;
    private readonly Dictionary<(long Comment, UserId User), bool> _known = [];
    private long _changes;

    public void Set(CommentId comment, UserId user, bool likes)
    {
        _changes++;
        Know(comment.Number, user, likes);
    }

    /// <summary>Which of some comments a person likes; asks storage at once about those that are not known.</summary>
    public async ValueTask<HashSet<long>> ListLikedAsync(
        UserId user, IEnumerable<long> comments, Func<IReadOnlyCollection<long>, Task<IReadOnlySet<long>>> ask)
    {
        var liked = new HashSet<long>();
        List<long>? unknown = null;
        foreach (var comment in comments)
        {
            if (!_known.TryGetValue((comment, user), out var likes))
                (unknown ??= []).Add(comment);
            else if (likes)
                liked.Add(comment);
        }

        if (unknown is null)
            return liked;
        var changes = _changes;
        liked.UnionWith(await ask(unknown));
        // Somebody's like may have changed while storage was asked.
        if (changes == _changes)
            unknown.ForEach(comment => Know(comment, user, liked.Contains(comment)));
        return liked;
    }

    private void Know(long comment, UserId user, bool likes)
    {
        if (_known.Count >= MaxKnown)
            _known.Clear();
        _known[(comment, user)] = likes;
    }
}
