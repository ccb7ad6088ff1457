using System.Globalization;
using System.Text;
using Nexus.Storage.Moderation;
using Nexus.Storage.Paging;

namespace Nexus.Silo.Operators;

/// <summary>
/// What there is to moderate and what was done: <c>GET /operator/reports</c> and <c>GET /operator/audit</c>, newest first, a page at a time. Acts themselves are mutations, and <see cref="DismissalEndpoint"/>.
/// </summary>
internal static class ModerationEndpoints
{
    private const int MostEntries = 200;

    public static async Task<IResult> GetReportsAsync(IModerationReads reads, CancellationToken cancellation, int first = 50, long? after = null) =>
        Check(first) ?? Page("reports", await reads.ListOpenReportsAsync(new Keyset(first, after), cancellation), Describe);

    public static async Task<IResult> GetAuditAsync(IModerationReads reads, CancellationToken cancellation, int first = 50, long? after = null) =>
        Check(first) ?? Page("acts", await reads.ListAuditAsync(new Keyset(first, after), cancellation), Describe);

    private static IResult? Check(int first) =>
        first is < 1 or > MostEntries ? Results.Problem($"first is 1 to {MostEntries}", statusCode: StatusCodes.Status400BadRequest) : null;

    /// <summary><c>next</c> is the <c>after</c> of the next page; null where there is none.</summary>
    private static IResult Page<T>(string name, KeysetPage<T> page, Func<T, object> describe) => Results.Json(new Dictionary<string, object?>
    {
        [name] = page.Entries.Select(entry => describe(entry.Value)),
        ["next"] = page is { HasNext: true, Entries: [.., var last] } ? Text(last.Key) : null,
    });

    private static object Describe(ReportRow report) => new
    {
        id = Text(report.Id), postId = GlobalId("Post", report.Post.Value), report.Text, report.Author, report.Reporter, report.Reason, report.CreatedAt,
    };

    private static object Describe(AuditRow act) => new
    {
        id = Text(act.Id), act = act.Act.ToString(), actorId = act.Actor is { } actor ? GlobalId("User", actor.Value) : null, actor = act.ActorName,
        subjectId = GlobalId(act.IsAboutPost ? "Post" : "User", act.Subject), subject = act.SubjectName, act.Reason,
        reportId = act.Report is { } report ? Text(report) : null,
        until = act.Until == DateTimeOffset.MaxValue ? null : act.Until, isWithoutTerm = act.Until == DateTimeOffset.MaxValue, role = act.Role?.ToString(), act.At,
    };

    // More digits than JavaScript's numbers have.
    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>As the GraphQL API calls it, for its mutations.</summary>
    private static string GlobalId(string type, long key) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{type}:{Text(key)}"));
}
