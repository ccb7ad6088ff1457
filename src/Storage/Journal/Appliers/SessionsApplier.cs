using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Writes changes that end several sessions: the statement answers with ordinals and, for each session that ended, its id.</summary>
internal abstract class SessionsApplier : ChangeApplier
{
    /// <summary>For <c>sessions s</c>.</summary>
    // As a case, because on empty tables an index with this condition looks better than that of people.
    internal const string IsOpen = "case when s.revoked_at is null then true end";

    /// <summary>
    /// Ends the open sessions of <c>leaving</c> (ordinal, user_id, kept, at), answers with <c>ended</c> (ordinal, id), in which those that an earlier attempt ended at the
    /// same time are again, and notes that their tokens are refused.
    /// </summary>
    protected const string EndSessions = $"""
        closed as (
          update sessions s set revoked_at = l.at
          from leaving l
          where s.user_id = l.user_id and s.id is distinct from l.kept and {IsOpen}
          returning l.ordinal, s.id, l.at),
        noted as ({RevocationSql.NoteEnds}),
        ended as materialized (
          select ordinal, id from closed
          union all select l.ordinal, s.id from leaving l join sessions s on s.user_id = l.user_id where s.revoked_at = l.at)
        """;

    /// <summary>What a change without an answer comes to.</summary>
    protected abstract IReadOnlyList<Guid>? Nothing { get; }

    public sealed override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var ended = new List<Guid>?[changes.Count];
        while (await reader.ReadAsync(cancellationToken))
        {
            var sessions = ended[reader.GetInt32(0)] ??= [];
            if (!reader.IsDBNull(1))
                sessions.Add(reader.GetGuid(1));
        }
        for (var ordinal = 0; ordinal < ended.Length; ordinal++)
            changes[ordinal].Answer(ended[ordinal] ?? Nothing);
    }
}
