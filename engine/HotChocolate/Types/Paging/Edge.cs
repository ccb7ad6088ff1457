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
    // The cursor, or the function that makes it.
    private readonly object _cursor;

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
        _cursor = resolveCursor;
    }

    public T Node { get; }

    public string Cursor => _cursor as string ?? ((Func<Edge<T>, string>)_cursor)(this);

    object? IEdge.Node => Node;
}
