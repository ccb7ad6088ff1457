using System.Data.Common;
using System.Net.Sockets;
using Nexus.Storage.Journal;
using Npgsql;

namespace Nexus.Storage.Connections;

/// <summary>What a failed statement says about the next attempt.</summary>
internal enum StorageFault
{
    /// <summary>The server can not be reached, is going down or coming up, or did not answer in time.</summary>
    Unavailable,

    /// <summary>Another transaction was in the way (serialisation failure, deadlock): the same attempt may succeed at once.</summary>
    Contention,

    /// <summary>A unique index refused a row. Where a race lost it, the next attempt sees the winner.</summary>
    Duplicate,

    /// <summary>The statement itself is at fault.</summary>
    Rejected,
}

internal static class StorageFaults
{
    /// <summary>By SQLSTATE, PostgreSQL's appendix A.</summary>
    public static StorageFault Classify(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => StorageFault.Contention,
        OvertakenException => StorageFault.Contention,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => StorageFault.Duplicate,
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.ReadOnlySqlTransaction } => StorageFault.Unavailable,
        // 08 connection, 53 resources, 57P shutdown and start-up, 58 system error.
        PostgresException postgres when IsOutage(postgres.SqlState) => StorageFault.Unavailable,
        PostgresException => StorageFault.Rejected,
        StorageUnavailableException or NpgsqlException or SocketException or IOException or TimeoutException or OperationCanceledException
            or ObjectDisposedException => StorageFault.Unavailable,
        DbException => StorageFault.Unavailable,
        _ => StorageFault.Rejected,
    };

    private static bool IsOutage(string state) =>
        state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("58", StringComparison.Ordinal);
}
