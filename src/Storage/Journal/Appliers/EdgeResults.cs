using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>What the edge statement answered, by edge and by counter.</summary>
internal sealed class EdgeResults
{
    private const int Read = 10;
    private readonly Dictionary<(EdgeKind, long, long), long> _keys = [];
    private readonly HashSet<(EdgeKind, long, long)> _moved = [];
    private readonly HashSet<(EdgeKind, long, long)> _removed = [];
    private readonly Dictionary<(EdgeKind, long, long), EdgeRefusal> _refused = [];
    private readonly Dictionary<(int Table, short Counter, long Id), Count> _counts = [];

    public void Add(NpgsqlDataReader row)
    {
        var (kind, first, second, value, version) =
            (row.GetInt16(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
        var edge = ((EdgeKind)kind, first, second);
        switch (row.GetInt32(0))
        {
            case 1:
                _moved.Add(edge);
                _keys[edge] = value;
                break;
            case 2:
                _moved.Add(edge);
                _removed.Add(edge);
                break;
            case 3:
                _keys[edge] = value;
                break;
            case 7:
                _refused[edge] = (EdgeRefusal)value;
                break;
            case var table:
                _counts[(table, kind, first)] = new Count(value, version);
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
        EdgeKind.Like => (default, CountOf(edge, 5, CounterSql.Likes, edge.Target)),
        EdgeKind.Repost => (default, CountOf(edge, 5, CounterSql.Reposts, edge.Target)),
        EdgeKind.CommentLike => (default, CountOf(edge, 6, CounterSql.CommentLikes, edge.Target)),
        _ => (CountOf(edge, 4, EdgeCounters.SourceOf(edge.Kind), edge.Source), CountOf(edge, 4, EdgeCounters.TargetOf(edge.Kind), edge.Target)),
    };

    /// <summary>
    /// Of an edge that the statement did not move, the counter as it was read together with that edge. Others of the batch may have moved it past what another silo has done to the
    /// edge meanwhile: with that version the news of this one would outdo the news of the other.
    /// </summary>
    private Count CountOf((EdgeKind, long, long) edge, int table, short? counter, long id) =>
        counter is { } known ? _counts.GetValueOrDefault((_moved.Contains(edge) ? table : table + Read, known, id)) : default;

    /// <summary>The key that is stored. One that was neither added nor found has been added by somebody else meanwhile.</summary>
    private long KeyOf((EdgeKind, long, long) edge) => OvertakenException.Require(_keys, edge);
}
