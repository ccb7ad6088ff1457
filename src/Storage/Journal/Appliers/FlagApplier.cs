using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Writes changes that come true or do not: the statement answers with the ordinals of those that have, now or by an earlier attempt of the same change.</summary>
internal abstract class FlagApplier : ChangeApplier
{
    public sealed override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        foreach (var pending in changes)
            pending.Answer(false);
        while (await reader.ReadAsync(cancellationToken))
            changes[reader.GetInt32(0)].Answer(true);
    }
}
