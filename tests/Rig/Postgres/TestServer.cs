using Nexus.Storage.Migrations;
using Npgsql;

namespace Nexus.Rig.Postgres;

/// <summary>
/// The server that all tests of one process share: what NEXUS_TEST_DATABASE names (an Npgsql connection string of somebody who may create
/// databases), else a private cluster. Databases are copies of one migrated template.
/// </summary>
public static class TestServer
{
    private static readonly string s_template = $"nexus_template_{Environment.ProcessId}";
    private static readonly Lazy<Task<string>> s_started = new(StartAsync);
    private static PostgresCluster? s_cluster;
    private static int s_databases;

    /// <summary>Makes a database, migrated or empty, and returns its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync(bool isMigrated = true)
    {
        var server = await s_started.Value;
        var name = $"nexus_test_{Environment.ProcessId}_{Interlocked.Increment(ref s_databases)}";
        await ExecuteAsync(server, $"create database {name} template {(isMigrated ? s_template : "template0")}");
        return In(server, name);
    }

    public static async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync(await s_started.Value, $"drop database if exists {name} with (force)");
    }

    /// <summary>A cluster of the caller's own, for tests that stop or kill it.</summary>
    public static PostgresCluster CreateCluster()
    {
        var directory = Path.Combine(Path.GetTempPath(), $"nexus-rig-{Guid.NewGuid():N}"[..20]);
        return new PostgresCluster(new PostgresClusterOptions(directory) { IsDurable = false });
    }

    private static async Task<string> StartAsync()
    {
        var server = Environment.GetEnvironmentVariable("NEXUS_TEST_DATABASE") is { Length: > 0 } given ? given : await StartClusterAsync();
        await ExecuteAsync(server, $"create database {s_template}");
        await DatabaseMigrator.MigrateAsync(In(server, s_template));
        return server;
    }

    private static async Task<string> StartClusterAsync()
    {
        var directory = Path.Combine(Path.GetTempPath(), $"nexus-rig-{Guid.NewGuid():N}"[..20]);
        // Never stopped by us: it ends, and removes its directory, when this process ends or lets go of it.
        s_cluster = new PostgresCluster(new PostgresClusterOptions(directory) { IsDurable = false, RemoveAtEnd = true });
        await s_cluster.StartAsync();
        return s_cluster.ConnectionString("postgres");
    }

    private static string In(string server, string database) => new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
