namespace Nexus.Grains.Moderation;

/// <summary>A moderator takes a post away.</summary>
[GenerateSerializer, Immutable]
public sealed record PostRemoval([property: Id(0)] UserId Moderator, [property: Id(1)] string Reason);

/// <summary>A moderator finds nothing in a report; an operator, where no moderator is named.</summary>
[GenerateSerializer, Immutable]
public sealed record ReportDismissal([property: Id(0)] long Report, [property: Id(1)] UserId? Moderator, [property: Id(2)] string Reason);

/// <summary>
/// A moderator suspends a person until a time, without one for good. A time that has passed lifts the suspension.
/// </summary>
[GenerateSerializer, Immutable]
public sealed record Suspension([property: Id(0)] UserId Moderator, [property: Id(1)] DateTimeOffset? Until, [property: Id(2)] string Reason);
