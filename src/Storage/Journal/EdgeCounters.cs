namespace Nexus.Storage.Journal;

/// <summary>What edges between people count at either end, in SQL and in memory. Each move of a counter makes its version greater.</summary>
internal static class EdgeCounters
{
    /// <summary>The kinds that have a counter at their source.</summary>
    public const string KindsAtSource = "(1, 5, 6, 7)";

    /// <summary>The kinds that have a counter at their target.</summary>
    public const string KindsAtTarget = "(1, 5, 7)";

    public static string AtSource(string kind) => $"case {kind} when 1 then 2 when 5 then 6 when 6 then 7 else 5 end::smallint";

    public static string AtTarget(string kind) => $"case {kind} when 1 then 1 when 5 then 8 else 4 end::smallint";

    public static short? SourceOf(EdgeKind kind) => kind switch
    {
        EdgeKind.Follow => CounterSql.Following,
        EdgeKind.Block => CounterSql.Blocked,
        EdgeKind.Mute => CounterSql.Muted,
        EdgeKind.FollowRequest => CounterSql.Requested,
        _ => null,
    };

    public static short? TargetOf(EdgeKind kind) => kind switch
    {
        EdgeKind.Follow => CounterSql.Followers,
        EdgeKind.Block => CounterSql.BlockedBy,
        EdgeKind.FollowRequest => CounterSql.Requests,
        _ => null,
    };
}
