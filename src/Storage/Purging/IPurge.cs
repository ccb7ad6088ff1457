namespace Nexus.Storage.Purging;

/// <summary>Removes what nobody can use any more, a bounded number of rows at a time. Several may do so at once.</summary>
public interface IPurge
{
    /// <summary>Idempotency keys that were made by a time; returns how many went.</summary>
    /// <exception cref="StorageUnavailableException">Here and below: PostgreSQL did not answer in time.</exception>
    Task<int> PurgeIdempotencyKeysAsync(DateTimeOffset madeBy, int limit, CancellationToken cancellationToken = default);

    /// <summary>Sessions with their refresh families that had expired, or were revoked, by a time; returns how many went.</summary>
    Task<int> PurgeSessionsAsync(DateTimeOffset endedBy, int limit, CancellationToken cancellationToken = default);

    /// <summary>Notifications whose ids were made before a time; returns how many went.</summary>
    Task<int> PurgeNotificationsAsync(DateTimeOffset madeBefore, int limit, CancellationToken cancellationToken = default);
}
