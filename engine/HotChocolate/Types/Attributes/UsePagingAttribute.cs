using System.Runtime.CompilerServices;

namespace HotChocolate.Types;

/// <summary>The field is a connection (Relay, Cursor Connections) with the arguments first, after, last and before.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class UsePagingAttribute : DescriptorAttribute
{
    private int? _defaultPageSize;
    private int? _maxPageSize;
    private bool? _includeTotalCount;
    private bool? _allowBackwardPagination;
    private bool? _requirePagingBoundaries;
    private bool? _inferConnectionNameFromField;

    public UsePagingAttribute(Type? type = null, [CallerLineNumber] int order = 0)
    {
        Type = type;
        Order = order;
    }

    /// <summary>The node type, if it is not the one that the resolver's result shows.</summary>
    public Type? Type { get; }

    /// <summary>The connection's name without <c>Connection</c>.</summary>
    public string? ConnectionName { get; set; }

    public int DefaultPageSize { get => _defaultPageSize ?? 0; set => _defaultPageSize = value; }

    public int MaxPageSize { get => _maxPageSize ?? 0; set => _maxPageSize = value; }

    public bool IncludeTotalCount { get => _includeTotalCount ?? false; set => _includeTotalCount = value; }

    public bool AllowBackwardPagination { get => _allowBackwardPagination ?? true; set => _allowBackwardPagination = value; }

    public bool RequirePagingBoundaries { get => _requirePagingBoundaries ?? false; set => _requirePagingBoundaries = value; }

    public bool InferConnectionNameFromField
    {
        get => _inferConnectionNameFromField ?? true;
        set => _inferConnectionNameFromField = value;
    }

    /// <summary>The schema's options with what this attribute sets in their place.</summary>
    internal Pagination.PagingOptions Over(Pagination.PagingOptions options) => new()
    {
        DefaultPageSize = _defaultPageSize ?? options.DefaultPageSize,
        MaxPageSize = _maxPageSize ?? options.MaxPageSize,
        IncludeTotalCount = _includeTotalCount ?? options.IncludeTotalCount,
        AllowBackwardPagination = _allowBackwardPagination ?? options.AllowBackwardPagination,
        RequirePagingBoundaries = _requirePagingBoundaries ?? options.RequirePagingBoundaries,
        InferConnectionNameFromField = _inferConnectionNameFromField ?? options.InferConnectionNameFromField,
        IncludeNodesField = options.IncludeNodesField,
    };
}
