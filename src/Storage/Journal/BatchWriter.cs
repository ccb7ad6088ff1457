using Nexus.Storage.Connections;
using Npgsql;

namespace Nexus.Storage.Journal;

/// <summary>Writes a batch as one transaction in one round trip, on a connection that it keeps.</summary>
internal sealed class BatchWriter(StorageConnections connections) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private bool _mayHaveLeftBehind;

    /// <summary>Returns once the batch is committed, with every change answered but no caller told.</summary>
    public async Task WriteAsync(IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        try
        {
            // Without an explicit transaction the server makes one of the whole batch and commits it at its end.
            await using var batch = new NpgsqlBatch(connection);
            var groups = Group(changes);
            var locks = AdmissionLock.CreateCommand(groups.SelectMany(group => group.Members.SelectMany(pending => group.Applier.Locks(pending.Change))));
            if (locks is not null)
                batch.BatchCommands.Add(locks);
            foreach (var (applier, members) in groups)
                batch.BatchCommands.Add(applier.CreateCommand(members));
            var notifications = CausedBy(groups);
            if (notifications.Count > 0)
                batch.BatchCommands.Add(NotificationStatement.Create(notifications));
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            if (locks is not null)
                await reader.NextResultAsync(cancellationToken);
            foreach (var (applier, members) in groups)
            {
                await applier.ReadOutcomesAsync(reader, members, cancellationToken);
                // The last one returns when the server has committed.
                await reader.NextResultAsync(cancellationToken);
            }

            if (notifications.Count > 0)
                await NotificationStatement.ReadOutcomesAsync(reader, notifications, cancellationToken);
        }
        catch (Exception exception)
        {
            await AbandonAsync(exception);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
            await connection.DisposeAsync();
        _connection = null;
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_connection is { State: System.Data.ConnectionState.Open } open)
            return open;
        await DisposeAsync();
        var connection = await connections.Journal.OpenConnectionAsync(cancellationToken);
        try
        {
            if (_mayHaveLeftBehind)
                await EndPredecessorsAsync(connection, cancellationToken);
            _mayHaveLeftBehind = false;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        return _connection = connection;
    }

    /// <summary>
    /// A server process that has lost us may still be working on the last batch. It must be over before that batch is repeated, or
    /// an old change could be committed after a newer one.
    /// </summary>
    private async Task EndPredecessorsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            with predecessors as materialized (
              select pid from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid())
            select count(*) from predecessors where not pg_terminate_backend(pid, 1000)
            """,
            connection)
        {
            Parameters = { new() { Value = connections.JournalName } },
        };
        if (await command.ExecuteScalarAsync(cancellationToken) is not 0L)
            throw new StorageUnavailableException();
    }

    private async Task AbandonAsync(Exception exception)
    {
        var isIntact = exception is PostgresException && _connection is { State: System.Data.ConnectionState.Open };
        if (isIntact)
            return;
        _mayHaveLeftBehind = true;
        NpgsqlConnection.ClearPool(_connection!);
        await DisposeAsync();
    }

    private static List<(ChangeApplier Applier, List<PendingChange> Members)> Group(IReadOnlyList<PendingChange> changes)
    {
        var members = new Dictionary<ChangeApplier, List<PendingChange>>();
        foreach (var pending in changes)
        {
            var applier = ChangeAppliers.Of(pending.Change);
            if (!members.TryGetValue(applier, out var group))
                members.Add(applier, group = []);
            group.Add(pending);
        }
        return [.. ChangeAppliers.All.Where(members.ContainsKey).Select(applier => (applier, members[applier]))];
    }

    private static List<CausedNotification> CausedBy(List<(ChangeApplier Applier, List<PendingChange> Members)> groups) =>
        [.. groups.SelectMany(group => group.Members.SelectMany(pending => group.Applier.Notifications(pending.Change)))];
}
