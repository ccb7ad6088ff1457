using Microsoft.Extensions.Logging;

namespace Nexus.Storage.Nodes;

/// <summary>What node leases log.</summary>
internal static partial class NodeLog
{
    [LoggerMessage(4101, LogLevel.Information, "This silo is node {Node}.")]
    public static partial void Taken(ILogger logger, int node);

    [LoggerMessage(4102, LogLevel.Warning, "The lease on node number {Node} could not be renewed: {Reason}")]
    public static partial void NotRenewed(ILogger logger, int node, string reason);

    [LoggerMessage(4103, LogLevel.Critical, "The lease on node number {Node} was lost to another silo; this one stops.")]
    public static partial void Lost(ILogger logger, int node);

    [LoggerMessage(4104, LogLevel.Warning, "Node number {Node} could not be given back; it is free when its lease has run out.")]
    public static partial void NotReleased(ILogger logger, int node, Exception exception);
}
