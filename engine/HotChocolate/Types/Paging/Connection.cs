namespace HotChocolate.Types.Pagination;

/// <summary>One page of a longer list (Relay, Cursor Connections).</summary>
public abstract class Connection
{
    private protected Connection(IReadOnlyList<IEdge> edges, ConnectionPageInfo info, int totalCount)
    {
        Edges = edges;
        Info = info;
        TotalCount = totalCount;
    }

    public IReadOnlyList<IEdge> Edges { get; }

    public ConnectionPageInfo Info { get; }

    /// <summary>How many items the whole list has.</summary>
    public int TotalCount { get; }

    /// <summary>The page's items without their cursors.</summary>
    internal abstract IReadOnlyList<object?> Nodes { get; }
}

/// <inheritdoc/>
public class Connection<T> : Connection
{
    private readonly IReadOnlyList<Edge<T>> _edges;

    public Connection(IReadOnlyList<Edge<T>> edges, ConnectionPageInfo info, int totalCount = 0)
        : base(edges, info, totalCount) => _edges = edges;

    /// <summary>An empty page.</summary>
    public Connection(ConnectionPageInfo info, int totalCount = 0)
        : this([], info, totalCount)
    {
    }

    public new IReadOnlyList<Edge<T>> Edges => _edges;

    internal override IReadOnlyList<object?> Nodes
    {
        get
        {
            var nodes = new object?[_edges.Count];
            for (int i = 0; i < nodes.Length; i++)
            {
                nodes[i] = _edges[i].Node;
            }

            return nodes;
        }
    }
}
