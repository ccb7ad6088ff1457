using Nexus.Rig.Postgres;
using Nexus.Storage.Reminders;

namespace Nexus.Storage.Tests;

public sealed class ReminderTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private StorageRig _rig = null!;

    private IReminderRows Rows => _rig.Get<IReminderRows>();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _rig = await StorageRig.StartAsync(_database);
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Row_is_read_as_it_was_written()
    {
        var row = new ReminderRow("user/1F", "digest", uint.MaxValue, StorageRig.Noon.AddMicroseconds(7), TimeSpan.FromDays(45) + TimeSpan.FromMicroseconds(3));

        var version = await Rows.UpsertAsync(row);

        Assert.Equal(row with { Version = version }, await Rows.FindAsync("user/1F", "digest"));
        Assert.Null(await Rows.FindAsync("user/1F", "other"));
        Assert.Null(await Rows.FindAsync("user/2F", "digest"));
    }

    [Fact]
    public async Task Rows_of_a_grain_are_listed_by_name()
    {
        var second = await AddAsync("user/1", "b", 5);
        var first = await AddAsync("user/1", "a", 5);
        await AddAsync("user/2", "a", 5);

        Assert.Equal([first, second], await Rows.ListAsync("user/1"));
    }

    [Fact]
    public async Task Row_that_is_written_again_has_a_version_that_no_row_had()
    {
        var first = await AddAsync("user/1", "a", 5);
        var second = await AddAsync("user/1", "a", 6);
        Assert.True(await Rows.RemoveAsync("user/1", "a", second.Version));
        var third = await AddAsync("user/1", "a", 5);

        Assert.Equal(3, new[] { first.Version, second.Version, third.Version }.Distinct().Count());
        Assert.Equal([third], await Rows.ListAsync("user/1"));
    }

    [Fact]
    public async Task Row_is_removed_only_by_its_version_and_only_once()
    {
        var old = await AddAsync("user/1", "a", 5);
        var row = await AddAsync("user/1", "a", 5);

        Assert.False(await Rows.RemoveAsync("user/1", "a", old.Version));
        Assert.False(await Rows.RemoveAsync("user/1", "b", row.Version));
        Assert.True(await Rows.RemoveAsync("user/1", "a", row.Version));
        Assert.False(await Rows.RemoveAsync("user/1", "a", row.Version));
    }

    /// <summary>Without its begin, with its end, and through zero where begin is not below end.</summary>
    [Theory]
    [InlineData(0u, 10u, new[] { 1u, 10u })]
    [InlineData(1u, 10u, new[] { 10u })]
    [InlineData(10u, 4294967294u, new[] { 11u, 4294967294u })]
    [InlineData(11u, 0u, new[] { 0u, 4294967294u, 4294967295u })]
    [InlineData(4294967294u, 1u, new[] { 0u, 1u, 4294967295u })]
    [InlineData(10u, 1u, new[] { 0u, 1u, 11u, 4294967294u, 4294967295u })]
    [InlineData(0u, 0u, new[] { 0u, 1u, 10u, 11u, 4294967294u, 4294967295u })]
    [InlineData(10u, 10u, new[] { 0u, 1u, 10u, 11u, 4294967294u, 4294967295u })]
    public async Task Share_of_the_ring_is_read(uint begin, uint end, uint[] hashes)
    {
        foreach (var hash in new[] { 0u, 1u, 10u, 11u, uint.MaxValue - 1, uint.MaxValue })
            await AddAsync($"user/{hash}", "a", hash);

        Assert.Equal(hashes, (await Rows.ListShareAsync(begin, end)).Select(row => row.Hash).Order());
    }

    [Fact]
    public async Task Rehashing_changes_the_places_that_differ_and_nothing_else()
    {
        // More than one page.
        await _database.ExecuteAsync(
            "insert into reminders (grain_id, name, hash, start_at, period) select 'user/' || n, 'a', n, now(), '1 hour' from generate_series(1, 2500) n");
        await AddAsync("user/1", "b", 1);
        var before = await Rows.ListShareAsync(0, 0);

        Assert.Equal(2, await Rows.RehashAsync(HashOf));
        Assert.Equal(0, await Rows.RehashAsync(HashOf));

        var expected = before.Select(row => row with { Hash = HashOf(row.GrainId) }).OrderBy(row => row.Version);
        Assert.Equal(expected, (await Rows.ListShareAsync(0, 0)).OrderBy(row => row.Version));

        static uint HashOf(string grain) => grain == "user/1" ? 99u : uint.Parse(grain.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Cleared_table_is_empty()
    {
        await AddAsync("user/1", "a", 5);
        await Rows.ClearAsync();
        Assert.Empty(await Rows.ListShareAsync(0, 0));
    }

    private async Task<ReminderRow> AddAsync(string grain, string name, uint hash)
    {
        var row = new ReminderRow(grain, name, hash, StorageRig.Noon, TimeSpan.FromHours(1));
        return row with { Version = await Rows.UpsertAsync(row) };
    }
}
