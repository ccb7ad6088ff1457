using Nexus.Storage.Ids;

namespace Nexus.Storage.Journal;

/// <summary>What moderators do, as it stands in the audit log. The numbers are stored.</summary>
public enum ModerationAct : short { RemovePost = 1, Suspend = 2, Unsuspend = 3, GrantRole = 4, DismissReport = 5 }

/// <summary>That a post ends by a moderator's act, and why.</summary>
public sealed record Removal(UserId Moderator, string Reason);

/// <summary>
/// Suspends a person until a time (the greatest there is: without a term), or, without one, lifts the suspension; with its line in the audit log. Says which sessions it
/// ended; null where there is no such person. Nothing is changed, and no line written, where it is so already.
/// </summary>
public sealed record SuspendUser(UserId User, DateTimeOffset? Until, UserId Moderator, string Reason, DateTimeOffset At) : Change<IReadOnlyList<Guid>?>;

/// <summary>Reports a post. The outcome is the reporter's report of it, which may be an earlier one, also where that is dismissed; null where the post is not there.</summary>
public sealed record ReportPost(long Report, PostId Post, UserId Reporter, string Reason, DateTimeOffset At) : Change<long?>;

/// <summary>Dismisses a report of a post while it is open, with its line in the audit log; of no moderator where an operator does it.</summary>
public sealed record DismissReport(long Report, PostId Post, UserId? Moderator, string Reason, DateTimeOffset At) : Change<Dismissal>;

/// <summary>What became of a report that was to be dismissed. Only <see cref="Dismissed"/> has changed something, and has a line.</summary>
public enum Dismissal { NoSuchReport, Dismissed, DismissedBefore, ClosedBefore }
