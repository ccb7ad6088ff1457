using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

/// <summary>What the reminder service asks of a table, asked of the one in memory.</summary>
public sealed class ReminderTableTests : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);
    private TestCluster _cluster = null!;

    private IReminderTable Table => _cluster.GetSiloServiceProvider().GetRequiredService<IReminderTable>();

    public async Task InitializeAsync()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<Reminding>();
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Written_row_is_read_as_it_was()
    {
        var entry = Entry("a");
        var eTag = await Table.UpsertRow(entry);

        var read = await Table.ReadRow(entry.GrainId, entry.ReminderName);

        Assert.Equal(
            (entry.GrainId, "r", Noon, DateTimeKind.Utc, TimeSpan.FromHours(1), eTag),
            (read!.GrainId, read.ReminderName, read.StartAt, read.StartAt.Kind, read.Period, read.ETag));
        Assert.Null(await Table.ReadRow(entry.GrainId, "s"));
    }

    [Fact]
    public async Task Row_goes_only_with_its_last_etag()
    {
        var entry = Entry("a");
        var first = await Table.UpsertRow(entry);
        var second = await Table.UpsertRow(entry);

        Assert.NotEqual(first, second);
        Assert.False(await Table.RemoveRow(entry.GrainId, "r", first!));
        Assert.True(await Table.RemoveRow(entry.GrainId, "r", second!));
        Assert.False(await Table.RemoveRow(entry.GrainId, "r", second!));
        Assert.Empty((await Table.ReadRows(entry.GrainId)).Reminders);
    }

    [Fact]
    public async Task Range_is_read_without_its_begin_and_with_its_end_through_zero_too()
    {
        var grains = Enumerable.Range(0, 10).Select(number => Entry($"grain{number}").GrainId).OrderBy(grain => grain.GetUniformHashCode()).ToArray();
        foreach (var grain in grains)
            await Table.UpsertRow(Entry(grain.Key.ToString()!));
        var (third, seventh) = (grains[2].GetUniformHashCode(), grains[6].GetUniformHashCode());

        GrainId[] inner = [.. grains[3..7]], outer = [.. grains[..3], .. grains[7..]];
        Assert.Equal(inner, await RangeAsync(third, seventh));
        Assert.Equal(outer, await RangeAsync(seventh, third));
        Assert.Equal(grains, await RangeAsync(0, 0));
    }

    private async Task<GrainId[]> RangeAsync(uint begin, uint end) =>
        [.. (await Table.ReadRows(begin, end)).Reminders.Select(row => row.GrainId).OrderBy(grain => grain.GetUniformHashCode())];

    private static ReminderEntry Entry(string key) =>
        new() { GrainId = GrainId.Create("reminder", key), ReminderName = "r", StartAt = Noon, Period = TimeSpan.FromHours(1) };
}
