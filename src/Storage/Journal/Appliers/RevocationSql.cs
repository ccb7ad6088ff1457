namespace Nexus.Storage.Journal.Appliers;

/// <summary>Notes which access tokens are refused before they expire.</summary>
internal static class RevocationSql
{
    /// <summary>For the rows of <c>closed</c> (id, at), sessions that have just ended. What was noted of a role before means nothing then.</summary>
    public const string NoteEnds = """
        insert into revocations (session_id, at) select id, at from closed order by id
        on conflict (session_id) do update set role = null, at = excluded.at
        """;
}
