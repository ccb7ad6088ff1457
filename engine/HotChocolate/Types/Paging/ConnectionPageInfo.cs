namespace HotChocolate.Types.Pagination;

/// <summary>Where a page stands in its list (Relay, Cursor Connections, 5.3).</summary>
public record ConnectionPageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor = null, string? EndCursor = null)
{
    /// <summary>The page of an empty list.</summary>
    public static ConnectionPageInfo Empty { get; } = new(false, false);
}
