namespace Nexus.Storage.Reminders;

/// <summary>The reminders of all grains.</summary>
public interface IReminderRows
{
    /// <summary>Null if there is none.</summary>
    /// <exception cref="StorageUnavailableException">Here and below: PostgreSQL did not answer in time.</exception>
    Task<ReminderRow?> FindAsync(string grainId, string name, CancellationToken cancellationToken = default);

    /// <summary>All of a grain, by name.</summary>
    Task<IReadOnlyList<ReminderRow>> ListAsync(string grainId, CancellationToken cancellationToken = default);

    /// <summary>All with <paramref name="begin"/> &lt; hash &lt;= <paramref name="end"/>; where begin is not below end, the range goes around through zero.</summary>
    Task<IReadOnlyList<ReminderRow>> ListShareAsync(uint begin, uint end, CancellationToken cancellationToken = default);

    /// <summary>Writes a row, whatever was there, and returns its new version.</summary>
    Task<long> UpsertAsync(ReminderRow row, CancellationToken cancellationToken = default);

    /// <summary>False where there is no such row with this version.</summary>
    Task<bool> RemoveAsync(string grainId, string name, long version, CancellationToken cancellationToken = default);

    /// <summary>Gives every row the hash that it has here, because another engine may have written it with another one; versions stay. Returns how many changed.</summary>
    Task<int> RehashAsync(Func<string, uint> hash, CancellationToken cancellationToken = default);

    /// <summary>Removes all.</summary>
    Task ClearAsync(CancellationToken cancellationToken = default);
}
