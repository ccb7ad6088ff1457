using Nexus.Rig.Postgres;
using Npgsql;

namespace Nexus.Bench.Server;

/// <summary>A durable PostgreSQL server of this run, with the settings of <c>./nexus run</c>; its directory goes when it ends.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly PostgresCluster _cluster;
    private int _databases;

    private Database(PostgresCluster cluster) => _cluster = cluster;

    public static async Task<Database> StartAsync()
    {
        var directory = Path.Combine(Path.GetTempPath(), $"nexus-bench-{Guid.NewGuid():N}"[..20]);
        var cluster = new PostgresCluster(new PostgresClusterOptions(directory)
        {
            IsDurable = true,
            RemoveAtEnd = true,
            Settings = ["shared_buffers=256MB", "wal_compression=on", "max_wal_size=2GB", "checkpoint_timeout=15min"],
        });
        await cluster.StartAsync();
        return new Database(cluster);
    }

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public async Task<string> CreateAsync()
    {
        var name = $"bench_{++_databases}";
        await _cluster.EnsureDatabaseAsync(name);
        return _cluster.ConnectionString(name);
    }

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The numbers in the first column of a query's rows.</summary>
    public static async Task<List<long>> ListAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var numbers = new List<long>();
        while (await reader.ReadAsync())
            numbers.Add(reader.GetInt64(0));
        return numbers;
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
