namespace Nexus.Storage.Ids;

/// <summary>Makes 64-bit, time-ordered ids: 41 bits of milliseconds since 2025-01-01, 10 of node, 12 of sequence.</summary>
public interface IIdGenerator
{
    /// <summary>The next id of this node; strictly greater than every earlier one of the same node.</summary>
    /// <exception cref="StorageUnavailableException">The node number is uncertain; see <see cref="ReadyAsync"/>.</exception>
    long Next();

    /// <summary>
    /// Completes, nearly always at once, when <see cref="Next"/> can make ids: after an outage that was longer than the node lease it asks PostgreSQL.
    /// </summary>
    /// <exception cref="StorageUnavailableException">PostgreSQL is still away.</exception>
    ValueTask ReadyAsync();
}
