using Nexus.Grains.Live;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Comments;

/// <summary>The newest comments and replies of one post, in their order of writing.</summary>
internal sealed class CommentWindow
{
    private readonly int _bound;
    private readonly List<CommentRow> _comments;
    private readonly ArrivalOrder _arrived;

    public CommentWindow(IReadOnlyList<CommentRow> newest, int bound)
    {
        _bound = bound;
        _comments = [.. newest];
        _arrived = new ArrivalOrder(_comments.Select(static comment => comment.Id.Number));
        // Not by the count, which leaves deleted ones out that keep their place.
        HasAll = newest.Count < bound;
    }

    /// <summary>Whether no comment of the post is missing here.</summary>
    public bool HasAll { get; private set; }

    public CommentRow? Find(CommentId id) => IndexOf(id.Number) is var index and >= 0 ? _comments[index] : null;

    /// <summary>Adds a comment once, and counts it at the comment that it replies to.</summary>
    public void Add(CommentRow comment)
    {
        var index = IndexOf(comment.Id.Number);
        if (index >= 0)
            return;
        _comments.Insert(~index, comment);
        _arrived.Add(comment.Id.Number, _bound);
        if (comment.ReplyTo is { } parent)
            Change(parent, static row => row with { ReplyCount = row.ReplyCount + 1 });
        if (_comments.Count <= _bound)
            return;
        _comments.RemoveAt(0);
        HasAll = false;
    }

    /// <summary>What came after a comment and is still there, in the order in which it came; null where that can not be told any more.</summary>
    public IReadOnlyList<CommentId>? ListArrivedAfter(CommentId id) =>
        _arrived.ListAfter(id.Number)?.Select(number => new CommentId(id.Post, number)).Where(comment => Find(comment) is not null).ToArray();

    /// <summary>Puts what became of a comment in its place, where it is in the window.</summary>
    public void Change(CommentId id, Func<CommentRow, CommentRow> change)
    {
        if (IndexOf(id.Number) is var index and >= 0)
            _comments[index] = change(_comments[index]);
    }

    /// <summary>Takes a comment out that is not there any more, and counts it down at the one that it replies to.</summary>
    public void Remove(CommentId id)
    {
        var index = IndexOf(id.Number);
        if (index < 0)
            return;
        var parent = _comments[index].ReplyTo;
        _comments.RemoveAt(index);
        if (parent is { } repliedTo)
            Change(repliedTo, static row => row with { ReplyCount = Math.Max(0, row.ReplyCount - 1) });
    }

    /// <summary>Top-level comments, or the replies to one. Whole only where <see cref="HasAll"/>.</summary>
    public IReadOnlyList<Keyed<CommentRow>> List(CommentId? replyTo) =>
        _comments.Where(comment => comment.ReplyTo == replyTo).Select(comment => new Keyed<CommentRow>(comment, comment.Id.Number)).ToArray();

    /// <summary>The people whose comments were replied to: who may have been notified about a reply.</summary>
    public IEnumerable<UserId> ListRepliedAuthors() => _comments
        .Where(comment => comment.ReplyTo is not null)
        .Select(comment => Find(comment.ReplyTo!.Value)?.Author)
        .OfType<UserId>()
        .Distinct();

    private int IndexOf(long number)
    {
        var (low, high) = (0, _comments.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = _comments[middle].Id.Number.CompareTo(number);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
