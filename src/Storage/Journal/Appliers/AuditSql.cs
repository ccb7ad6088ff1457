namespace Nexus.Storage.Journal.Appliers;

/// <summary>Writes lines of the audit log. What moderators do is done once: a change that is repeated after a lost answer finds it done, and writes no second line.</summary>
internal static class AuditSql
{
    private const short Person = 1, Post = 2;

    /// <summary>For the rows of <paramref name="acts"/> (actor_id, subject_id, reason, until, at), in their order of subjects.</summary>
    public static string NoteAboutPeople(string acts, string act) => Note(acts, act, Person);

    /// <inheritdoc cref="NoteAboutPeople"/>
    public static string NoteAboutPosts(string acts, string act) => Note(acts, act, Post);

    /// <summary>For the rows of <paramref name="acts"/> (actor_id, subject_id: the post, report_id, reason, at), in their order of reports.</summary>
    public static string NoteAboutReports(string acts, string act) => $"""
        insert into audit_log (actor_id, act, subject_kind, subject_id, report_id, reason, at)
        select actor_id, {act}, {Post}, subject_id, report_id, reason, at from ({acts}) acts order by report_id
        """;

    private static string Note(string acts, string act, short subject) => $"""
        insert into audit_log (actor_id, act, subject_kind, subject_id, reason, until, role, at)
        select actor_id, {act}, {subject}, subject_id, reason, until, role, at from ({acts}) acts order by subject_id
        """;
}
