using Nexus.Rig.Postgres;
using Nexus.Silo.Seed;
using Nexus.Storage.Seeding;

namespace Nexus.Silo.Tests.Seed;

/// <summary>A database that a network is seeded into.</summary>
internal sealed class SeededDatabase : IAsyncDisposable
{
    public TestDatabase Database { get; } = new();

    public static async Task<SeededDatabase> CreateAsync(SeedPlan? plan = null, int partSize = 50_000)
    {
        var created = new SeededDatabase();
        await created.Database.InitializeAsync();
        if (plan is not null)
            await created.SeedAsync(plan, partSize);
        return created;
    }

    /// <summary>Seeds it; with <paramref name="cutAfter"/> only until as many posts are there.</summary>
    public async Task SeedAsync(SeedPlan plan, int partSize = 50_000, int? cutAfter = null)
    {
        using var cut = new CancellationTokenSource();
        await using var rows = await SeedRows.OpenAsync(Database.ConnectionString, cut.Token);
        await new SeedRun(rows, plan, new Story(plan, [], partSize)).RunAsync(
            posts =>
            {
                if (posts >= cutAfter)
                    cut.Cancel();
            },
            cut.Token);
    }

    /// <summary>For each table how many rows it has, and a hash of them all.</summary>
    public async Task<string[]> DumpAsync()
    {
        var tables = await Database.QueryAsync(
            "select table_name::text from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'schema_migrations' order by 1");
        var dump = new List<string>();
        foreach (var table in tables.Select(row => (string)row[0]))
            dump.Add(await Database.ScalarAsync<string>($"select '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text collate \"C\")), '') from {table} t") ?? "");
        return [.. dump];
    }

    public ValueTask DisposeAsync() => new(Database.DisposeAsync());
}
