using System.Data.Common;

namespace Nexus.Storage;

/// <summary>
/// PostgreSQL could not be reached, or did not answer, within the bounded time. For a change: the outcome is unknown, and because every change
/// is idempotent it may be tried again.
/// </summary>
public sealed class StorageUnavailableException : DbException
{
    public StorageUnavailableException() : base("The database is unavailable.") { }

    public StorageUnavailableException(Exception? innerException) : base("The database is unavailable.", innerException) { }
}
