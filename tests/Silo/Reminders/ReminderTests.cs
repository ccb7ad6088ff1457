using Microsoft.Extensions.DependencyInjection;
using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;

namespace Nexus.Silo.Tests.Reminders;

/// <summary>Reminders of Nexus' silos, kept in PostgreSQL.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    private static readonly TimeSpan s_soon = TimeSpan.FromMilliseconds(200);
    private readonly TestDatabase _database = new();
    private readonly string _key = Guid.NewGuid().ToString("N");

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Reminder_survives_the_restart_of_the_cluster()
    {
        await using var cluster = await StartAsync();
        await Alarm(cluster, _key).SetAsync(s_soon, s_soon);
        await TickedAsync(_key, 1);

        await cluster.RestartAsync();

        await TickedAsync(_key, AlarmGrain.TicksOf(_key).Length + 2);
        Assert.Single(AlarmGrain.TicksOf(_key).Select(tick => tick.FirstTickTime.Ticks / TimeSpan.TicksPerMillisecond).Distinct());
    }

    [Fact]
    public async Task Killed_silos_reminders_tick_elsewhere()
    {
        await using var cluster = await StartAsync(silos: 2);
        var keys = Enumerable.Range(0, 16).Select(number => $"{_key}.{number}").ToArray();
        foreach (var key in keys)
            await Alarm(cluster, key).SetAsync(s_soon, s_soon);
        await Task.WhenAll(keys.Select(key => TickedAsync(key, 1)));

        await cluster.Silos.KillSiloAsync(cluster.Silos.SecondarySilos[0]);
        await cluster.Silos.WaitForLivenessToStabilizeAsync(didKill: true);

        await Task.WhenAll(keys.Select(key => TickedAsync(key, AlarmGrain.TicksOf(key).Length + 2)));
    }

    [Fact]
    public async Task Ticks_that_were_missed_are_not_made_up_for()
    {
        await _database.ExecuteAsync(
            $"insert into reminders (grain_id, name, hash, start_at, period) values ('alarm/{_key}', 'alarm', 0, now() - interval '1 hour', interval '200 milliseconds')");

        await using var cluster = await StartAsync();
        await TickedAsync(_key, 3);

        var numbers = AlarmGrain.TicksOf(_key).Select(tick => (tick.CurrentTickTime - tick.FirstTickTime).Ticks / tick.Period.Ticks).ToArray();
        Assert.True(numbers[0] >= 5 * 60 * 60, $"{numbers[0]} is one of the ticks that were missed");
        Assert.Equal(numbers.Distinct().Order(), numbers);
    }

    [Fact]
    public async Task Rows_of_another_engine_take_their_place_on_this_ones_ring()
    {
        await using var cluster = await StartAsync();
        await Alarm(cluster, _key).SetAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        const string query = "select string_agg(concat_ws('|', grain_id, name, hash, start_at, period, version), E'\\n' order by grain_id, name) from reminders";
        var written = await _database.ScalarAsync<string>(query);
        await _database.ExecuteAsync("update reminders set hash = 7");

        await cluster.RestartAsync();

        Assert.Equal(written, await _database.ScalarAsync<string>(query));
    }

    [Fact]
    public async Task Every_silos_start_leaves_one_hourly_purge()
    {
        await using var cluster = await StartAsync(silos: 2);
        var query = "select string_agg(concat_ws('|', grain_id, name, period, start_at), E'\\n') from reminders";
        var written = await _database.ScalarAsync<string>(query);

        await cluster.RestartAsync();

        Assert.StartsWith("housekeeping/0|purge|01:00:00|", written, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', written);
        Assert.Equal(written, await _database.ScalarAsync<string>(query));
    }

    [Fact]
    public async Task Shortest_period_is_a_setting()
    {
        await using var cluster = await StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => Alarm(cluster, _key).SetAsync(s_soon, TimeSpan.FromMilliseconds(99)));
        var table = cluster.Services.GetRequiredService<IReminderTable>();
        Assert.Empty((await table.ReadRows(Alarm(cluster, _key).GetGrainId())).Reminders);
    }

    private Task<NexusCluster> StartAsync(short silos = 1) =>
        NexusCluster.StartAsync(_database.ConnectionString, silos, ("Reminders:MinimumReminderPeriod", "00:00:00.1"));

    private static IAlarmGrain Alarm(NexusCluster cluster, string key) => cluster.Grains.GetGrain<IAlarmGrain>(key);

    private static Task TickedAsync(string key, int times) => Eventually.EqualAsync(true, () => Task.FromResult(AlarmGrain.TicksOf(key).Length >= times));
}
