using Npgsql;

namespace Nexus.Rig.Postgres;

/// <summary>Rows that a transaction of the test has locked: what wants to change them waits, so that a test says in which order things meet.</summary>
public sealed class HeldRows : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly TestDatabase _database;

    private HeldRows(TestDatabase database, NpgsqlConnection connection) => (_database, _connection) = (database, connection);

    /// <summary>Runs a statement and leaves its transaction open.</summary>
    public static async Task<HeldRows> HoldAsync(TestDatabase database, string sql)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        var held = new HeldRows(database, connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return held;
    }

    /// <summary>How many sessions of the database wait for a lock.</summary>
    public Task<long> CountWaitingAsync() =>
        _database.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");

    public async Task ReleaseAsync()
    {
        await using var command = new NpgsqlCommand("commit", _connection);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
