using Npgsql;

namespace Nexus.Storage.Migrations;

/// <summary>Brings a database's schema up to what this program was built with.</summary>
public static class DatabaseMigrator
{
    /// <summary>Any number will do that nothing else in the database locks.</summary>
    private const long AdvisoryLock = 0x4E65787573;

    private const string Ledger = """
        create table if not exists schema_migrations (
          version    integer primary key,
          name       text not null,
          checksum   text not null,
          applied_at timestamptz not null default now()
        )
        """;

    /// <summary>
    /// Applies what is missing, each file in a transaction of its own, one program at a time. Returns the names of what was applied.
    /// </summary>
    /// <exception cref="MigrationException">An applied migration differs from ours, or is newer than all of ours.</exception>
    /// <exception cref="StorageUnavailableException">PostgreSQL could not be reached.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "nexus migrator",
            Pooling = false,
            // Waiting for another program's migration is no failure.
            CommandTimeout = 300,
            Timeout = 5,
        };
        try
        {
            await using var connection = new NpgsqlConnection(builder.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await ExecuteAsync(connection, $"select pg_advisory_lock({AdvisoryLock})", cancellationToken);
            await ExecuteAsync(connection, Ledger, cancellationToken);
            var applied = await LoadAppliedAsync(connection, cancellationToken);
            Verify(applied);
            return await ApplyMissingAsync(connection, applied, cancellationToken);
        }
        catch (NpgsqlException exception) when (exception is not PostgresException)
        {
            throw new StorageUnavailableException(exception);
        }
    }

    private static async Task<Dictionary<int, (string Name, string Checksum)>> LoadAppliedAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select version, name, checksum from schema_migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new Dictionary<int, (string, string)>();
        while (await reader.ReadAsync(cancellationToken))
            applied.Add(reader.GetInt32(0), (reader.GetString(1), reader.GetString(2)));
        return applied;
    }

    private static void Verify(Dictionary<int, (string Name, string Checksum)> applied)
    {
        var known = Migration.All.ToDictionary(migration => migration.Version);
        foreach (var (version, (name, checksum)) in applied.OrderBy(pair => pair.Key))
        {
            if (!known.TryGetValue(version, out var migration))
                throw new MigrationException(
                    $"The database holds migration {name}, which this program does not know (its last is {Migration.All[^1].Name}): it was migrated by a newer Nexus.");
            if (migration.Checksum != checksum)
                throw new MigrationException(
                    $"Migration {migration.Name} was changed after it had been applied as {name}: put the file back and write the change as a new migration.");
        }
    }

    private static async Task<IReadOnlyList<string>> ApplyMissingAsync(
        NpgsqlConnection connection, Dictionary<int, (string Name, string Checksum)> applied, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var migration in Migration.All.Where(migration => !applied.ContainsKey(migration.Version)))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ApplyAsync(connection, migration, cancellationToken);
            await using var record = new NpgsqlCommand("insert into schema_migrations (version, name, checksum) values ($1, $2, $3)", connection)
            {
                Parameters = { new() { Value = migration.Version }, new() { Value = migration.Name }, new() { Value = migration.Checksum } },
            };
            await record.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            names.Add(migration.Name);
        }
        return names;
    }

    /// <summary>What an operator has to do that a migration can not is said in words.</summary>
    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(connection, migration.Sql, cancellationToken);
        }
        catch (PostgresException fault) when (IsAboutExtension(fault) && migration.Extension is { } extension)
        {
            throw new MigrationException(
                $"Migration {migration.Name} needs PostgreSQL's extension {extension}: {fault.MessageText}. "
                + $"Install PostgreSQL's contrib package on the server and run \"create extension {extension}\" in this database as somebody who may.");
        }
    }

    private static bool IsAboutExtension(PostgresException fault) => fault.SqlState is
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedFile or PostgresErrorCodes.FeatureNotSupported;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
