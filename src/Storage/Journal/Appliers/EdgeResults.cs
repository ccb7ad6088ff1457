using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>What the edge statement answered, by edge and by counter.</summary>
internal sealed class EdgeResults
{
    private readonly Dictionary<(EdgeKind, long, long), long> _keys = [];
    private readonly HashSet<(EdgeKind, long, long)> _removed = [];
    private readonly HashSet<(EdgeKind, long, long)> _void = [];
    private readonly Dictionary<(short Counter, long Id), Count> _users = [];
    private readonly Dictionary<(short Counter, long Id), Count> _posts = [];
    private readonly Dictionary<(short Counter, long Id), Count> _comments = [];

    public void Add(NpgsqlDataReader row)
    {
        var (kind, first, second, value, version) =
            (row.GetInt16(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
        switch (row.GetInt32(0))
        {
            case 1 or 3:
                _keys[((EdgeKind)kind, first, second)] = value;
                break;
            case 2:
                _removed.Add(((EdgeKind)kind, first, second));
                break;
            case 4:
                Keep(_users, kind, first, new Count(value, version));
                break;
            case 7:
                _void.Add(((EdgeKind)kind, first, second));
                break;
            case 5:
                Keep(_posts, kind, first, new Count(value, version));
                break;
            default:
                Keep(_comments, kind, first, new Count(value, version));
                break;
        }
    }

    /// <summary>
    /// A removal whose first attempt may have been committed says "changed": it may be what removed the edge, and to say so twice does no harm.
    /// </summary>
    public EdgeOutcome OutcomeOf(PendingChange pending)
    {
        var edge = EdgeApplier.EdgeOf(pending.Change);
        if (_void.Contains(edge) && pending.Change is AddEdge)
            return new EdgeOutcome(false, default, default, IsVoid: true);
        var changed = pending.Change is AddEdge add
            ? KeyOf(edge) == add.Key
            : _removed.Contains(edge) || pending.MayBeCommitted;
        return edge.Kind switch
        {
            EdgeKind.Follow => new EdgeOutcome(
                changed,
                _users.GetValueOrDefault((CounterSql.Following, edge.Source)),
                _users.GetValueOrDefault((CounterSql.Followers, edge.Target))),
            EdgeKind.Like => new EdgeOutcome(changed, default, _posts.GetValueOrDefault((CounterSql.Likes, edge.Target))),
            EdgeKind.Repost => new EdgeOutcome(changed, default, _posts.GetValueOrDefault((CounterSql.Reposts, edge.Target))),
            EdgeKind.CommentLike => new EdgeOutcome(changed, default, _comments.GetValueOrDefault((CounterSql.CommentLikes, edge.Target))),
            _ => new EdgeOutcome(changed, default, default),
        };
    }

    /// <summary>The key that is stored. One that was neither added nor found has been added by somebody else meanwhile.</summary>
    private long KeyOf((EdgeKind, long, long) edge) => OvertakenException.Require(_keys, edge);

    // A counter that another change of the batch moved is also read as it was before.
    private static void Keep(Dictionary<(short, long), Count> counts, short counter, long id, Count count)
    {
        if (!counts.TryGetValue((counter, id), out var known) || known.Version < count.Version)
            counts[(counter, id)] = count;
    }
}
