using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>What the edge statement answered, by edge and by counter.</summary>
internal sealed class EdgeResults
{
    private readonly Dictionary<(EdgeKind, long, long), long> _keys = [];
    private readonly HashSet<(EdgeKind, long, long)> _removed = [];
    private readonly Dictionary<(EdgeKind, long, long), EdgeRefusal> _refused = [];
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
            case 5:
                Keep(_posts, kind, first, new Count(value, version));
                break;
            case 6:
                Keep(_comments, kind, first, new Count(value, version));
                break;
            default:
                _refused[((EdgeKind)kind, first, second)] = (EdgeRefusal)value;
                break;
        }
    }

    /// <summary>
    /// A removal whose first attempt may have been committed says "changed": it may be what removed the edge, and to say so twice does no harm.
    /// </summary>
    public EdgeOutcome OutcomeOf(Change change, bool mayBeCommitted)
    {
        var edge = EdgeApplier.EdgeOf(change);
        var refusal = _refused.GetValueOrDefault(edge);
        var (source, target) = CountsOf(edge);
        if (change is not AddEdge add)
            return new EdgeOutcome(_removed.Contains(edge) || mayBeCommitted, source, target);
        if (refusal == EdgeRefusal.Gone)
            return new EdgeOutcome(false, default, default, refusal);
        // What is there was admitted, whatever would be decided now.
        return refusal != EdgeRefusal.None && !_keys.ContainsKey(edge)
            ? new EdgeOutcome(false, source, target, refusal)
            : new EdgeOutcome(KeyOf(edge) == add.Key, source, target);
    }

    private (Count Source, Count Target) CountsOf((EdgeKind Kind, long Source, long Target) edge) => edge.Kind switch
    {
        EdgeKind.Like => (default, _posts.GetValueOrDefault((CounterSql.Likes, edge.Target))),
        EdgeKind.Repost => (default, _posts.GetValueOrDefault((CounterSql.Reposts, edge.Target))),
        EdgeKind.CommentLike => (default, _comments.GetValueOrDefault((CounterSql.CommentLikes, edge.Target))),
        _ => (CountOf(EdgeCounters.SourceOf(edge.Kind), edge.Source), CountOf(EdgeCounters.TargetOf(edge.Kind), edge.Target)),
    };

    private Count CountOf(short? counter, long user) => counter is { } known ? _users.GetValueOrDefault((known, user)) : default;

    /// <summary>The key that is stored. One that was neither added nor found has been added by somebody else meanwhile.</summary>
    private long KeyOf((EdgeKind, long, long) edge) => OvertakenException.Require(_keys, edge);

    // A counter that another change of the batch moved is also read as it was before.
    private static void Keep(Dictionary<(short, long), Count> counts, short counter, long id, Count count)
    {
        if (!counts.TryGetValue((counter, id), out var known) || known.Version < count.Version)
            counts[(counter, id)] = count;
    }
}
