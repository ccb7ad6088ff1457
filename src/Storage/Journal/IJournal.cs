namespace Nexus.Storage.Journal;

/// <summary>The write path of a silo: groups the changes of all its grains into few transactions.</summary>
public interface IJournal
{
    /// <summary>
    /// Completes when the change is committed, with what it came to. Changes of one caller are applied in the order of the calls.
    /// </summary>
    /// <exception cref="StorageUnavailableException">PostgreSQL did not commit within <c>JournalOptions.Deadline</c>.</exception>
    Task<TOutcome> CommitAsync<TOutcome>(Change<TOutcome> change);
}
