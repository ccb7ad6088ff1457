using Nexus.Storage.Journal;

namespace Nexus.Grains.Posts;

/// <summary>What one person has done to a post.</summary>
[Flags]
internal enum Marks : byte { None = 0, Like = 1, Repost = 2, Bookmark = 4, All = Like | Repost | Bookmark }

/// <summary>
/// Who likes, reposts and bookmarks a post: everybody, up to a bound of people; beyond it the most frequent kind is only known of whom was asked for or who changed it lately, and
/// the rest has to be asked of storage. Changed within the grain's turns, read by anybody in the silo, with one look-up for all three.
/// </summary>
internal sealed class PostMarks
{
    private const int MaxKnown = 1_000;
    private readonly int _bound;
    private readonly Lock _sync = new();
    private Marks _whole = Marks.All;
    private Dictionary<UserId, Marks>? _marks;
    private Dictionary<UserId, Answer>? _known;
    private long _changes;

    public PostMarks(IReadOnlyList<UserId>? likers, IReadOnlyList<UserId>? reposters, IReadOnlyList<UserId>? bookmarkers, int bound)
    {
        _bound = bound;
        Fill(Marks.Like, likers);
        Fill(Marks.Repost, reposters);
        Fill(Marks.Bookmark, bookmarkers);
    }

    /// <summary>The mark that an edge to a post is.</summary>
    public static Marks Of(EdgeKind kind) => kind switch
    {
        EdgeKind.Like => Marks.Like,
        EdgeKind.Repost => Marks.Repost,
        EdgeKind.Bookmark => Marks.Bookmark,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Null where only storage knows.</summary>
    public Marks? Find(UserId user)
    {
        lock (_sync)
        {
            var marks = _marks is not null && _marks.TryGetValue(user, out var held) ? held : Marks.None;
            if (_whole == Marks.All)
                return marks;
            return _known is not null && _known.TryGetValue(user, out var known) && (known.About | _whole) == Marks.All ? marks | known.Marks : null;
        }
    }

    public void Set(UserId user, Marks mark, bool isSet)
    {
        lock (_sync)
        {
            _changes++;
            if (!_whole.HasFlag(mark))
                Know(user, mark, isSet ? mark : Marks.None);
            else if (isSet)
                Hold(user, mark);
            else
                Release(user, mark);
        }
    }

    /// <summary>Asks storage and keeps the answer, unless something has changed meanwhile.</summary>
    public async Task<Marks> AskAsync(UserId user, Func<Task<Marks>> ask)
    {
        var changes = _changes;
        var answer = await ask();
        lock (_sync)
        {
            var missing = Marks.All & ~_whole;
            if (changes == _changes)
                Know(user, missing, answer & missing);
            return (answer & missing) | (_marks?.GetValueOrDefault(user) ?? Marks.None);
        }
    }

    private void Fill(Marks mark, IReadOnlyList<UserId>? people)
    {
        if (people is null)
            _whole &= ~mark;
        foreach (var person in people ?? [])
        {
            if (_whole.HasFlag(mark))
                Hold(person, mark);
        }
    }

    private void Hold(UserId user, Marks mark)
    {
        _marks ??= [];
        _marks[user] = _marks.GetValueOrDefault(user) | mark;
        if (_marks.Count > _bound)
            DropMostFrequent();
    }

    private void Release(UserId user, Marks mark)
    {
        if (_marks is null || !_marks.TryGetValue(user, out var marks))
            return;
        if ((marks & ~mark) == Marks.None)
            _marks.Remove(user);
        else
            _marks[user] = marks & ~mark;
    }

    private void DropMostFrequent()
    {
        var dropped = new[] { Marks.Like, Marks.Repost, Marks.Bookmark }.Where(mark => _whole.HasFlag(mark)).MaxBy(mark => _marks!.Values.Count(marks => marks.HasFlag(mark)));
        _whole &= ~dropped;
        foreach (var (user, _) in _marks!.Where(entry => entry.Value.HasFlag(dropped)).ToArray())
            Release(user, dropped);
        // What was known there was only known of the other kinds.
        _known = null;
    }

    private void Know(UserId user, Marks about, Marks marks)
    {
        _known ??= [];
        if (_known.Count >= MaxKnown)
            _known.Clear();
        var known = _known.GetValueOrDefault(user);
        _known[user] = new Answer(known.About | about, (known.Marks & ~about) | marks);
    }

    /// <summary>What is known of a person's marks of the kinds that are not held.</summary>
    private readonly record struct Answer(Marks About, Marks Marks);
}
