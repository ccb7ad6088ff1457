namespace Nexus.Storage.Journal.Appliers;

/// <summary>Conditions on reports.</summary>
internal static class ReportSql
{
    /// <summary>For <c>reports r</c>: of a post that is there, also where it is dismissed.</summary>
    // As a case, because on empty tables an index with this condition looks better than those of posts and reporters.
    public const string IsNotClosed = "case when r.closed_at is null then true end";
}
