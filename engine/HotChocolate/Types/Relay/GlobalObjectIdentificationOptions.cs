namespace HotChocolate.Types.Relay;

/// <summary>How objects are refetched by their global id.</summary>
public sealed class GlobalObjectIdentificationOptions
{
    /// <summary>How many ids <c>nodes</c> takes at once. Fifty by default.</summary>
    public int MaxAllowedNodeBatchSize { get; set; } = 50;

    /// <summary>Whether the query type gets <c>nodes</c>. On by default.</summary>
    public bool AddNodesField { get; set; } = true;
}
