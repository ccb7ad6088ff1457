using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Storage.Moderation;

/// <summary>What moderators and operators look through.</summary>
public interface IModerationReads
{
    /// <summary>Open reports, newest first, by their ids.</summary>
    Task<KeysetPage<ReportRow>> ListOpenReportsAsync(Keyset keyset, CancellationToken cancellationToken);

    /// <summary>The post of a report, whatever became of either; null where there is no such report.</summary>
    Task<PostId?> FindReportedPostAsync(long report, CancellationToken cancellationToken);

    /// <summary>Lines of the audit log, newest first, by their numbers.</summary>
    Task<KeysetPage<AuditRow>> ListAuditAsync(Keyset keyset, CancellationToken cancellationToken);
}

/// <summary>An open report with what it is about.</summary>
public sealed record ReportRow(long Id, PostId Post, string Text, string Author, string Reporter, string Reason, DateTimeOffset CreatedAt);

/// <summary>
/// An act: of <paramref name="Actor"/>, or of an operator's command. <paramref name="Subject"/> is the id of a post where <paramref name="IsAboutPost"/>, else of a person; <paramref name="Report"/> is that one of the post's reports which was dismissed. Names are those of people who are still there.
/// </summary>
public sealed record AuditRow(
    long Id, ModerationAct Act, UserId? Actor, string? ActorName, bool IsAboutPost, long Subject, string? SubjectName, string? Reason, DateTimeOffset? Until, UserRole? Role,
    DateTimeOffset At, long? Report);
