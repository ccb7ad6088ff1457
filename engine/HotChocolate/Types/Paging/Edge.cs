namespace HotChocolate.Types.Pagination;

/// <summary>An item of a page with its cursor.</summary>
public interface IEdge
{
    object? Node { get; }

    /// <summary>The opaque position of the item in its list.</summary>
    string Cursor { get; }
}

/// <inheritdoc cref="IEdge"/>
public class Edge<T> : IEdge
{
    private readonly string? _cursor;
    private readonly Func<Edge<T>, string>? _resolveCursor;

    /// <exception cref="ArgumentException">The cursor is empty.</exception>
    public Edge(T node, string cursor)
    {
        ArgumentException.ThrowIfNullOrEmpty(cursor);
        Node = node;
        _cursor = cursor;
    }

    /// <summary>An edge whose cursor is only made when it is asked for.</summary>
    public Edge(T node, Func<Edge<T>, string> resolveCursor)
    {
        Node = node;
        _resolveCursor = resolveCursor;
    }

    public T Node { get; }

    public string Cursor => _cursor ?? _resolveCursor!(this);

    object? IEdge.Node => Node;
}
