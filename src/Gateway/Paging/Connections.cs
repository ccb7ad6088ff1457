using HotChocolate.Types.Pagination;
using Nexus.Grains.Errors;
using Nexus.Grains.Paging;

namespace Nexus.Gateway.Paging;

/// <summary>Relay's cursor connections over the grains' pages, in both directions.</summary>
internal static class Connections
{
    public const int DefaultSize = 20;
    public const int MaxSize = 100;

    /// <summary>What a connection's arguments ask for of its list.</summary>
    /// <exception cref="ValidationException">first with last, a size outside 0 to 100, or a cursor that is none of this list.</exception>
    public static PageRequest Request(ListTag list, int? first, string? after, int? last, string? before)
    {
        if (first is not null && last is not null)
            throw new ValidationException("last", "Ask for first or for last, not for both.");
        CheckSize(first, nameof(first));
        CheckSize(last, nameof(last));
        return new PageRequest(first ?? last ?? DefaultSize, ReadCursor(list, after, nameof(after)), ReadCursor(list, before, nameof(before)), FromEnd: last is not null);
    }

    public static Connection<TNode> ToConnection<TValue, TNode>(this Page<TValue> page, ListTag list, Func<TValue, TNode> toNode)
    {
        var edges = new Edge<TNode>[page.Entries.Count];
        for (var index = 0; index < edges.Length; index++)
        {
            var entry = page.Entries[index];
            edges[index] = new KeyedEdge<TNode>(toNode(entry.Value), list, entry.Key);
        }

        return Connect(page, list, edges);
    }

    /// <summary>A page of keys, each with what was loaded for it; a key without is left out.</summary>
    public static Connection<TNode> ToConnection<TValue, TNode>(this Page<TValue> page, ListTag list, IReadOnlyList<TNode?> nodes)
        where TNode : class
    {
        var edges = new List<Edge<TNode>>(page.Entries.Count);
        for (var index = 0; index < page.Entries.Count; index++)
            if (nodes[index] is { } node)
                edges.Add(new KeyedEdge<TNode>(node, list, page.Entries[index].Key));
        return Connect(page, list, edges);
    }

    /// <summary>Counts are 64-bit inside and GraphQL's Int outside.</summary>
    public static int ToInt(long count) => (int)Math.Min(count, int.MaxValue);

    // The page's own ends, not the edges': they stay right where an entry was left out.
    private static Connection<TNode> Connect<TValue, TNode>(Page<TValue> page, ListTag list, IReadOnlyList<Edge<TNode>> edges)
    {
        var start = page.Entries is [var first, ..] ? Cursor.Write(list, first.Key) : null;
        var end = page.Entries is [.., var last] ? Cursor.Write(list, last.Key) : null;
        return new Connection<TNode>(edges, new ConnectionPageInfo(page.HasNext, page.HasPrevious, start, end), ToInt(page.TotalCount ?? 0));
    }

    private static void CheckSize(int? size, string argument)
    {
        if (size is < 0 or > MaxSize)
            throw new ValidationException(argument, $"Ask for 0 to {MaxSize} entries.");
    }

    private static long? ReadCursor(ListTag list, string? cursor, string argument) =>
        cursor is null ? null
        : Cursor.TryRead(list, cursor, out var key) ? key
        : throw new ValidationException(argument, "That is no cursor of this list.");
}
