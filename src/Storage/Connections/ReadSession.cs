using Npgsql;

namespace Nexus.Storage.Connections;

/// <summary>Runs reads on pooled connections; every way in which PostgreSQL may be away is one exception, within a bounded time.</summary>
internal sealed class ReadSession(NpgsqlDataSource source)
{
    /// <summary>Sends the commands in one round trip and reads their results.</summary>
    /// <exception cref="StorageUnavailableException">PostgreSQL could not be reached or did not answer in time.</exception>
    public async Task<TResult> QueryAsync<TResult>(
        IReadOnlyList<NpgsqlBatchCommand> commands, Func<NpgsqlDataReader, CancellationToken, Task<TResult>> read, CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                return await AttemptAsync(commands, read, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (IsStaleConnection(exception))
            {
                // The server went away while the connection lay in the pool, and may have come back since.
                source.Clear();
                return await AttemptAsync([.. commands.Select(Copy)], read, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (IsOutage(exception, cancellationToken))
        {
            throw new StorageUnavailableException(exception);
        }
    }

    public Task<TResult> QueryAsync<TResult>(
        NpgsqlBatchCommand command, Func<NpgsqlDataReader, CancellationToken, Task<TResult>> read, CancellationToken cancellationToken) =>
        QueryAsync([command], read, cancellationToken);

    /// <summary>The same for a statement that answers nothing; it has to bear being repeated.</summary>
    public Task ExecuteAsync(NpgsqlBatchCommand command, CancellationToken cancellationToken) =>
        QueryAsync([command], static (_, _) => Task.FromResult(true), cancellationToken);

    /// <summary>All rows of one result.</summary>
    public static async Task<List<TRow>> ReadRowsAsync<TRow>(
        NpgsqlDataReader reader, Func<NpgsqlDataReader, TRow> map, CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            rows.Add(map(reader));
        return rows;
    }

    public static NpgsqlParameter<TValue> Value<TValue>(TValue value) => new() { TypedValue = value };

    private async Task<TResult> AttemptAsync<TResult>(
        IReadOnlyList<NpgsqlBatchCommand> commands, Func<NpgsqlDataReader, CancellationToken, Task<TResult>> read, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var batch = new NpgsqlBatch(connection);
        await using var __ = batch.ConfigureAwait(false);
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var ___ = reader.ConfigureAwait(false);
        return await read(reader, cancellationToken).ConfigureAwait(false);
    }

    private static NpgsqlBatchCommand Copy(NpgsqlBatchCommand command)
    {
        var copy = new NpgsqlBatchCommand(command.CommandText);
        foreach (NpgsqlParameter parameter in command.Parameters)
            copy.Parameters.Add(parameter.Clone());
        return copy;
    }

    private static bool IsStaleConnection(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown }
        || exception is NpgsqlException { InnerException: IOException };

    private static bool IsOutage(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && StorageFaults.Classify(exception) is StorageFault.Unavailable;
}
