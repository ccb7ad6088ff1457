namespace Nexus.Grains.Posts;

/// <summary>
/// Who likes a post: all of them up to a bound; beyond it only what was asked for or changed lately, and the rest has to be asked of storage. Changed
/// within the grain's turns, read by anybody in the silo.
/// </summary>
internal sealed class LikerSet
{
    private const int MaxKnown = 1_000;
    private readonly int _bound;
    private readonly Lock _sync = new();
    private Dictionary<UserId, bool>? _known;
    private HashSet<UserId>? _all;
    private long _changes;

    public LikerSet(IReadOnlyList<UserId>? likers, int bound)
    {
        _bound = bound;
        _all = likers is null ? null : [.. likers];
    }

    /// <summary>Null where only storage knows.</summary>
    public bool? Find(UserId user)
    {
        lock (_sync)
        {
            if (_all is { } all)
                return all.Contains(user);
            return _known is not null && _known.TryGetValue(user, out var likes) ? likes : null;
        }
    }

    public void Set(UserId user, bool likes)
    {
        lock (_sync)
        {
            _changes++;
            if (_all is null)
                Know(user, likes);
            else if (!likes)
                _all.Remove(user);
            else if (_all.Add(user) && _all.Count > _bound)
                _all = null;
        }
    }

    /// <summary>Asks storage and keeps the answer, unless somebody's like has changed meanwhile.</summary>
    public async Task<bool> AskAsync(UserId user, Func<Task<bool>> ask)
    {
        var changes = _changes;
        var likes = await ask();
        lock (_sync)
        {
            if (changes == _changes)
                Know(user, likes);
        }

        return likes;
    }

    private void Know(UserId user, bool likes)
    {
        _known ??= [];
        if (_known.Count >= MaxKnown)
            _known.Clear();
        _known[user] = likes;
    }
}
