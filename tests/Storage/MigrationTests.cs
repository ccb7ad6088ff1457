using Nexus.Rig.Postgres;
using Nexus.Storage.Migrations;
using Npgsql;

namespace Nexus.Storage.Tests;

public sealed class MigrationTests
{
    private static readonly string[] s_all =
    [
        .. typeof(DatabaseMigrator).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Select(name => Path.GetFileNameWithoutExtension(name)!).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public async Task Fresh_database_gets_every_migration_once()
    {
        var database = await TestServer.CreateDatabaseAsync(isMigrated: false);

        var first = await DatabaseMigrator.MigrateAsync(database);
        var second = await DatabaseMigrator.MigrateAsync(database);

        Assert.Equal(s_all, first);
        Assert.Empty(second);
        await TestServer.DropDatabaseAsync(database);
    }

    [Fact]
    public async Task Programs_that_start_together_apply_each_migration_once()
    {
        var database = await TestServer.CreateDatabaseAsync(isMigrated: false);

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DatabaseMigrator.MigrateAsync(database)));

        Assert.Equal(s_all, applied.SelectMany(names => names).Order());
        await TestServer.DropDatabaseAsync(database);
    }

    [Fact]
    public async Task Who_may_not_create_extensions_is_told_what_to_do()
    {
        var database = await TestServer.CreateDatabaseAsync(isMigrated: false);
        var role = $"tenant_{Environment.ProcessId}";
        await ExecuteAsync(database, $"create role {role} login password 'a secret'; grant create, usage on schema public to {role}");
        var tenant = new NpgsqlConnectionStringBuilder(database) { Username = role, Password = "a secret" }.ConnectionString;

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => DatabaseMigrator.MigrateAsync(tenant));

        Assert.Equal(
            "Migration 0010_search needs PostgreSQL's extension pg_trgm: permission denied to create extension \"pg_trgm\". "
            + "Install PostgreSQL's contrib package on the server and run \"create extension pg_trgm\" in this database as somebody who may.",
            refusal.Message);
        await ExecuteAsync(database, "create extension pg_trgm");
        Assert.Contains("0010_search", await DatabaseMigrator.MigrateAsync(tenant));
        await ExecuteAsync(database, $"drop owned by {role}; drop role {role}");
        await TestServer.DropDatabaseAsync(database);
    }

    [Theory]
    [InlineData(
        "update schema_migrations set checksum = 'other' where version = 2",
        "Migration 0002_posts was changed after it had been applied as 0002_posts: put the file back and write the change as a new migration.")]
    [InlineData(
        "insert into schema_migrations (version, name, checksum) values (9001, '9001_future', '')",
        "The database holds migration 9001_future, which this program does not know (its last is {0}): it was migrated by a newer Nexus.")]
    public async Task Foreign_history_is_refused(string history, string message)
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        await database.ExecuteAsync(history);

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => DatabaseMigrator.MigrateAsync(database.ConnectionString));

        Assert.Equal(message.Replace("{0}", s_all[^1], StringComparison.Ordinal), refusal.Message);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Hashtags_that_private_people_had_before_are_withheld()
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        await database.ExecuteAsync("""
            drop table withheld_hashtags;
            alter table post_hashtags drop column name;
            drop index post_hashtags_of_author;
            delete from schema_migrations where version >= 18;
            insert into users (id, username, display_name, created_at, is_private) values (1, 'ada', 'Ada', now(), false), (2, 'bob', 'Bob', now(), true);
            insert into posts (id, author_id, text, visibility, created_at) values (11, 1, '#Tea', 1, now()), (12, 2, '#tea #still', 1, now());
            insert into hashtags (tag, name, post_count, version) values ('tea', 'Tea', 2, 2), ('still', 'Still', 1, 1), ('none', 'none', 0, 2);
            insert into post_hashtags (tag, post_id, author_id) values ('tea', 11, 1), ('tea', 12, 2), ('still', 12, 2)
            """);

        Assert.Equal(s_all.Where(name => string.CompareOrdinal(name, "0018") >= 0), await DatabaseMigrator.MigrateAsync(database.ConnectionString));

        Assert.Equal(["none 0 2", "still 0 2", "tea 1 3"], await LinesAsync("select tag || ' ' || post_count || ' ' || version from hashtags order by tag"));
        Assert.Equal(["tea 11"], await LinesAsync("select tag || ' ' || post_id from post_hashtags"));
        Assert.Equal(["2 12 still Still", "2 12 tea Tea"], await LinesAsync("select author_id || ' ' || post_id || ' ' || tag || ' ' || name from withheld_hashtags order by tag"));
        await database.DisposeAsync();

        async Task<IEnumerable<string>> LinesAsync(string sql) => (await database.QueryAsync(sql)).Select(row => (string)row[0]!);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
