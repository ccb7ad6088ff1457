namespace HotChocolate.Types.Pagination;

/// <summary>How connections page and what their types have.</summary>
public sealed class PagingOptions
{
    /// <summary>How many items a page has when the request does not say. Ten by default.</summary>
    public int? DefaultPageSize { get; set; } = 10;

    /// <summary>How many items a page may have. Fifty by default.</summary>
    public int? MaxPageSize { get; set; } = 50;

    /// <summary>Whether connections have <c>totalCount</c>. Off by default.</summary>
    public bool? IncludeTotalCount { get; set; }

    /// <summary>Whether <c>last</c> and <c>before</c> are there. On by default.</summary>
    public bool? AllowBackwardPagination { get; set; }

    /// <summary>Whether a request must say how many items it wants. Off by default.</summary>
    public bool? RequirePagingBoundaries { get; set; }

    /// <summary>Whether connections are named after the field rather than after the node type. On by default.</summary>
    public bool? InferConnectionNameFromField { get; set; }

    /// <summary>Whether connections have <c>nodes</c>. On by default.</summary>
    public bool? IncludeNodesField { get; set; }
}
