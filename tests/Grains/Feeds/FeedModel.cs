namespace Nexus.Grains.Tests.Feeds;

/// <summary>What home feeds are, with sets and lists: people and posts are numbers, and so is time.</summary>
internal sealed class FeedModel
{
    private readonly HashSet<(int Who, int Whom)> _follows = [];
    private readonly HashSet<(int Who, int Whom)> _mutes = [];
    private readonly HashSet<(int Who, int Whom)> _blocks = [];
    private readonly List<(int Author, int Time)> _posts = [];
    private readonly HashSet<int> _deleted = [];
    private readonly List<(int Who, int Post, int Time)> _reposts = [];
    private int _time;

    public IReadOnlyList<int> Posts => [.. Enumerable.Range(0, _posts.Count).Where(post => !_deleted.Contains(post))];

    public int AuthorOf(int post) => _posts[post].Author;

    public bool IsBlocked(int one, int other) => _blocks.Contains((one, other)) || _blocks.Contains((other, one));

    public bool IsBlocking(int one, int other) => _blocks.Contains((one, other));

    public void Follow(int who, int whom) => _follows.Add((who, whom));

    public void Unfollow(int who, int whom) => _follows.Remove((who, whom));

    public void Mute(int who, int whom) => _mutes.Add((who, whom));

    public void Unmute(int who, int whom) => _mutes.Remove((who, whom));

    public void Unblock(int who, int whom) => _blocks.Remove((who, whom));

    public void Block(int who, int whom)
    {
        _blocks.Add((who, whom));
        _follows.Remove((who, whom));
        _follows.Remove((whom, who));
    }

    public void Write(int author) => _posts.Add((author, _time++));

    public void Delete(int post) => _deleted.Add(post);

    public void Repost(int who, int post)
    {
        if (!_reposts.Exists(repost => repost.Who == who && repost.Post == post))
            _reposts.Add((who, post, _time++));
    }

    public void UndoRepost(int who, int post) => _reposts.RemoveAll(repost => repost.Who == who && repost.Post == post);

    /// <summary>Newest first.</summary>
    public IEnumerable<int> FeedOf(int reader) => Posts
        .Where(post => !_mutes.Contains((reader, AuthorOf(post))) && !IsBlocked(reader, AuthorOf(post)))
        .Select(post => (Post: post, Place: PlaceOf(reader, post)))
        .Where(entry => entry.Place is not null)
        .OrderByDescending(entry => entry.Place)
        .Select(entry => entry.Post);

    private int? PlaceOf(int reader, int post) =>
        AuthorOf(post) == reader || _follows.Contains((reader, AuthorOf(post)))
            ? _posts[post].Time
            : _reposts.Where(repost => repost.Post == post && _follows.Contains((reader, repost.Who)) && !_mutes.Contains((reader, repost.Who)))
                .Select(repost => (int?)repost.Time).Min();
}
