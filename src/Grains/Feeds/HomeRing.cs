using Nexus.Storage.Paging;

namespace Nexus.Grains.Feeds;

/// <summary>
/// The newest entries of a home feed, each post once: where it stands first. What was reposted may stand further back than the ring reaches; such posts are
/// unplaced until storage has said where they belong.
/// </summary>
internal sealed class HomeRing
{
    // Of storage: nothing below the ring's floor moves up by itself.
    private const long ForGood = long.MaxValue;

    private readonly KeyRing _places;
    private readonly int _length;
    private readonly Dictionary<long, FeedEntry> _reposts = [];
    private readonly Dictionary<PostId, long> _placeOfReposted = [];
    // Through which repost's key storage has been asked about posts that are not in the ring.
    private readonly Dictionary<PostId, long> _asked = [];
    private Dictionary<PostId, long> _unplaced = [];

    /// <param name="floor">From which place on the entries are all that there are; null where they are all at all.</param>
    public HomeRing(IReadOnlyList<FeedEntry> newestFirst, long? floor, int length, DateTimeOffset goodUntil)
    {
        (_length, GoodUntil) = (length, goodUntil);
        _places = new KeyRing(floor is null, floor ?? long.MinValue, length);
        for (var index = newestFirst.Count - 1; index >= 0; index--)
            Add(newestFirst[index]);
    }

    /// <summary>Until when it may rely on what it is told.</summary>
    public DateTimeOffset GoodUntil { get; set; }

    /// <summary>Every entry of the feed from this place on is in the ring.</summary>
    public long Floor => _places.Floor;

    /// <summary>Posts of which storage has to say where they stand.</summary>
    public bool HasUnplaced => _unplaced.Count > 0;

    /// <summary>Takes in a place of a post; true where the post was not in the ring and now is.</summary>
    public bool Add(FeedEntry entry) => entry.IsRepost ? AddRepost(entry) : AddOwn(entry.Post);

    public bool Holds(FeedEntry entry) =>
        entry.IsRepost ? _reposts.TryGetValue(entry.Place, out var held) && held == entry : _places.Contains(entry.Place);

    /// <summary>Where a post stands; null where it is not in the ring.</summary>
    public FeedEntry? Find(PostId post) =>
        _places.Contains(post.Value) ? FeedEntry.Own(post)
        : _placeOfReposted.TryGetValue(post, out var place) ? _reposts[place]
        : null;

    /// <summary>A post that is gone.</summary>
    public void Remove(PostId post)
    {
        _places.Remove(post.Value);
        RemoveReposted(post);
        _unplaced.Remove(post);
    }

    /// <summary>A repost that is undone: whether others have reposted the post after it, only storage knows.</summary>
    public void RemoveRepost(PostId post, UserId reposter)
    {
        if (_placeOfReposted.TryGetValue(post, out var place) ? _reposts[place].Reposter != reposter : !_asked.Remove(post))
            return;
        RemoveReposted(post);
        _unplaced.TryAdd(post, long.MinValue);
    }

    /// <summary>Somebody has undone reposts which the ring does not reach back to: what stood at them may stand in the ring now.</summary>
    public void AskAgain()
    {
        foreach (var post in _asked.Keys)
            _unplaced.TryAdd(post, long.MinValue);
        _asked.Clear();
    }

    /// <summary>What the ring has of somebody's reposts and is not among their newest any more.</summary>
    public FeedEntry[] ListUndone(UserId reposter, IReadOnlyList<FeedEntry> newest, bool areAll)
    {
        if (_reposts.Count == 0)
            return [];
        var since = areAll || newest.Count == 0 ? long.MinValue : newest[^1].Place;
        return [.. _reposts.Values.Where(held => held.Reposter == reposter && held.Place >= since && !newest.Contains(held))];
    }

    /// <summary>The posts that storage has to be asked about, and through which repost's key; they are not unplaced any more.</summary>
    public IReadOnlyDictionary<PostId, long> TakeUnplaced()
    {
        var taken = _unplaced;
        _unplaced = [];
        return taken;
    }

    /// <summary>They could not be asked about: they are still to be placed.</summary>
    public void PutBack(IReadOnlyDictionary<PostId, long> taken)
    {
        foreach (var (post, through) in taken)
            _unplaced.TryAdd(post, through);
    }

    /// <summary>Puts posts where they stand, as storage says; gives those that are new to the ring.</summary>
    public List<FeedEntry> Settle(IReadOnlyDictionary<PostId, long> asked, IEnumerable<FeedEntry> places)
    {
        var placeOf = places.ToDictionary(place => place.Post);
        var added = new List<FeedEntry>();
        if (_asked.Count > _length)
            _asked.Clear();
        foreach (var (post, through) in asked)
        {
            var wasHere = RemoveReposted(post);
            if (!placeOf.TryGetValue(post, out var place))
                _asked[post] = through;
            else if (place.Place < Floor)
                _asked[post] = ForGood;
            else if ((place.IsRepost ? Put(place) : AddOwn(post)) && !wasHere)
                added.Add(place);
        }

        return added;
    }

    /// <summary>Newest first; null where the part that is asked for, or its beginning, is older than what the ring holds.</summary>
    public KeysetPage<FeedEntry>? TryRead(Keyset keyset) => _places.TryRead(keyset, EntryAt);

    /// <summary>What stands after a place in time, oldest first.</summary>
    public IEnumerable<FeedEntry> ListAbove(long place) => _places.ListAbove(place).Select(EntryAt);

    /// <summary>What stands before a post in the feed, oldest first; null where others stand so close behind it that they may have come later.</summary>
    public FeedEntry[]? ListAbove(PostId post, long closeness)
    {
        if (Find(post) is not { } entry)
            return null;
        var isAlone = _places.FindBelow(entry.Place) is { } below ? entry.Place - below >= closeness : _places.HasAll;
        return isAlone ? [.. ListAbove(entry.Place)] : null;
    }

    private FeedEntry EntryAt(long place) => _reposts.TryGetValue(place, out var repost) ? repost : FeedEntry.Own(new PostId(place));

    private bool AddOwn(PostId post)
    {
        var wasHere = RemoveReposted(post);
        return Put(FeedEntry.Own(post)) && !wasHere;
    }

    private bool AddRepost(FeedEntry repost)
    {
        if (repost.Place < Floor || _places.Contains(repost.Post.Value) || repost.Place <= _asked.GetValueOrDefault(repost.Post, long.MinValue))
            return false;
        if (_placeOfReposted.TryGetValue(repost.Post, out var place))
        {
            if (repost.Place < place)
            {
                RemoveReposted(repost.Post);
                Put(repost);
            }

            return false;
        }

        if (repost.Post.Value >= Floor && !_unplaced.ContainsKey(repost.Post))
            return Put(repost);
        _unplaced[repost.Post] = Math.Max(repost.Place, _unplaced.GetValueOrDefault(repost.Post, long.MinValue));
        return false;
    }

    private bool Put(FeedEntry entry)
    {
        var floor = Floor;
        if (!_places.Add(entry.Place))
            return false;
        if (entry.IsRepost)
        {
            _reposts[entry.Place] = entry;
            _placeOfReposted[entry.Post] = entry.Place;
        }

        if (Floor != floor)
            ForgetBelowFloor();
        return true;
    }

    private bool RemoveReposted(PostId post)
    {
        if (!_placeOfReposted.Remove(post, out var place))
            return false;
        _reposts.Remove(place);
        _places.Remove(place);
        return true;
    }

    private void ForgetBelowFloor()
    {
        foreach (var (place, repost) in _reposts.Where(repost => repost.Key < Floor).ToArray())
        {
            _reposts.Remove(place);
            _placeOfReposted.Remove(repost.Post);
        }
    }
}
