using Microsoft.Extensions.DependencyInjection;
using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;

namespace Nexus.Silo.Tests.Reminders;

/// <summary>Orleans' table of reminders on PostgreSQL.</summary>
public sealed class ReminderTableTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private NexusCluster _cluster = null!;

    private IReminderTable Table => _cluster.Services.GetRequiredService<IReminderTable>();

    public async Task InitializeAsync() => _cluster = await NexusCluster.StartAsync(database.ConnectionString);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Row_is_read_as_it_was_written()
    {
        var entry = Entry("written");

        var eTag = await Table.UpsertRow(entry);

        var read = await Table.ReadRow(entry.GrainId, "r");
        Assert.Equal(
            (entry.GrainId, "r", entry.StartAt, DateTimeKind.Utc, entry.Period, eTag),
            (read!.GrainId, read.ReminderName, read.StartAt, read.StartAt.Kind, read.Period, read.ETag));
        Assert.Null(await Table.ReadRow(entry.GrainId, "s"));
    }

    [Fact]
    public async Task Etag_that_this_table_never_gave_removes_nothing()
    {
        var entry = Entry("kept");
        await Table.UpsertRow(entry);

        Assert.False(await Table.RemoveRow(entry.GrainId, "r", "8bcfb168-e6b8-4c02-8217-dde1d212eedd"));
        Assert.False(await Table.RemoveRow(entry.GrainId, "r", ""));

        Assert.Single((await Table.ReadRows(entry.GrainId)).Reminders);
    }

    [Fact]
    public async Task Grain_with_a_slash_in_its_key_is_found_by_its_hash()
    {
        var entry = Entry("a/b c%ü");
        await Table.UpsertRow(entry);
        var hash = entry.GrainId.GetUniformHashCode();

        var found = (await Table.ReadRows(hash - 1, hash)).Reminders;

        Assert.Equal([entry.GrainId], found.Select(row => row.GrainId));
    }

    private static ReminderEntry Entry(string key) => new()
    {
        GrainId = GrainId.Create("nobody", key),
        ReminderName = "r",
        StartAt = new DateTime(2100, 11, 21, 12, 0, 0, 123, DateTimeKind.Utc),
        Period = TimeSpan.FromDays(40),
    };
}
