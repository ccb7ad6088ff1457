namespace Nexus.Gateway.Limits;

/// <summary>What can be too much. Clients see the name in upper snake case as <c>extensions.limit</c>.</summary>
internal enum Limit
{
    BodySize,
    BatchSize,
    Tokens,
    Nodes,
    Fields,
    Depth,
    Aliases,
    Directives,
    FieldCost,
    TypeCost,
    ExecutionTime,
    ConcurrentOperations,
    OperationsPerConnection,
    PointsPerMinute,
}
