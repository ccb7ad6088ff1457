using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Reminders;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

/// <summary>By the clock of the test: when exactly reminders tick, and which silo ticks them. Real Orleans looks at its table in its own time.</summary>
public sealed class ReminderTimeTests : IAsyncLifetime
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Refresh = new ReminderOptions().RefreshReminderListPeriod;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);
    private readonly TestCluster _cluster;
    private readonly ManualClock _clock = new();
    private readonly SwitchedTable _table = new();
    private readonly string _key = Guid.NewGuid().ToString("N");
    private int _markers;

    public ReminderTimeTests()
    {
        var builder = new TestClusterBuilder(2);
        builder.Properties["Test"] = _key;
        Configuration.Tests[_key] = (_clock, _table);
        builder.AddSiloBuilderConfigurator<Configuration>();
        _cluster = builder.Build();
    }

    private IReminderGrain Grain => GrainOf(_key);

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    public async Task InitializeAsync()
    {
        await _cluster.DeployAsync();
        await SharesAreReadAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Ticks_keep_the_rhythm_of_the_registration()
    {
        var first = Now + Minute;
        await Grain.Register("a", Minute, Hour);

        await AdvanceAsync(Minute, "a", 1);
        await _clock.ArmedAsync(first + Hour);
        await AdvanceAsync(Hour + Minute, "a", 2);
        await _clock.ArmedAsync(first + (2 * Hour));
        await AdvanceAsync(Hour - Minute, "a", 3);

        Assert.Equal(
            [new Tick(first, Hour, first), new Tick(first, Hour, first + Hour + Minute), new Tick(first, Hour, first + (2 * Hour))], Tick.Noted($"{_key}.a"));
    }

    /// <summary>On real Orleans its first tick comes after a period.</summary>
    [Fact]
    public async Task Reminder_that_is_due_at_once_ticks_at_once()
    {
        await Grain.Register("a", TimeSpan.Zero, Hour);
        await Gate.Reached($"{_key}.a1");
        Assert.Equal([new Tick(Now, Hour, Now)], Tick.Noted($"{_key}.a"));
    }

    [Fact]
    public async Task Row_of_the_past_ticks_at_the_next_time_of_its_rhythm_and_makes_up_for_nothing()
    {
        var next = Now + (30 * Minute);
        await _table.UpsertRow(new ReminderEntry { GrainId = Grain.GetGrainId(), ReminderName = "a", StartAt = next - (11 * Hour), Period = Hour });

        await SharesAreReadAsync();
        await AdvanceAsync(next - Now, "a", 1);
        await _clock.ArmedAsync(next + Hour);
        await AdvanceAsync(Hour, "a", 2);

        Assert.Equal([11L, 12L], Tick.Noted($"{_key}.a").Select(tick => tick.Number));
    }

    [Fact]
    public async Task Row_that_is_gone_from_the_table_ticks_no_more()
    {
        await Grain.Register("a", Hour, Hour);
        await Grain.Register("b", Hour, Hour);
        var row = await _table.ReadRow(Grain.GetGrainId(), "a");
        await _table.RemoveRow(row!.GrainId, "a", row.ETag!);

        await SharesAreReadAsync();
        await AdvanceAsync(Hour, "b", 1);

        Assert.Empty(Gate.Noted($"{_key}.a"));
    }

    [Fact]
    public async Task Table_that_could_not_be_read_is_read_again_soon()
    {
        _table.IsAway = true;
        _clock.Advance(Refresh);
        await _clock.ArmedAsync(Now + PauseAfterFailure, count: 2);
        _table.IsAway = false;
        var start = Now + Hour;
        await _table.UpsertRow(new ReminderEntry { GrainId = Grain.GetGrainId(), ReminderName = "a", StartAt = start, Period = Hour });

        _clock.Advance(PauseAfterFailure);
        await _clock.ArmedAsync(start);
        await AdvanceAsync(start - Now, "a", 1);
    }

    [Fact]
    public async Task Killed_silos_reminders_tick_elsewhere_also_what_fell_due_before_the_heir_knew_of_it()
    {
        var keys = await RegisterManyAsync(Minute);

        _table.Hold();
        await _cluster.KillSiloAsync(_cluster.SecondarySilos[0]);
        _clock.Advance(Minute);
        _table.Release();

        await AllTickedAsync(keys, 1);
        Assert.All(keys, key => Assert.Equal([0L], Tick.Noted($"{key}.a").Select(tick => tick.Number)));
    }

    [Fact]
    public async Task Silos_that_come_and_go_leave_every_reminder_with_one_of_them()
    {
        var due = Now + Hour;
        var keys = await RegisterManyAsync(Hour);

        var added = await _cluster.StartAdditionalSiloAsync();
        await SharesAreReadAsync();
        _clock.Advance(due - Now);
        await AllTickedAsync(keys, 1);
        await _clock.ArmedAsync(due + Hour, keys.Length);
        await _cluster.StopSiloAsync(added);
        await SharesAreReadAsync();
        _clock.Advance(due + Hour - Now);
        await AllTickedAsync(keys, 2);

        Assert.All(keys, key => Assert.Equal([0L, 1L], Tick.Noted($"{key}.a").Select(tick => tick.Number)));
    }

    [Fact]
    public async Task Longest_wait_of_a_timer_is_not_the_longest_of_a_reminder()
    {
        await Grain.Register("a", 3 * Day, TimeSpan.MaxValue);
        for (var day = 0; day < 2; day++)
        {
            _clock.Advance(Day);
            await _clock.ArmedAsync(Now + Day);
        }

        Assert.Empty(Gate.Noted($"{_key}.a"));
        await AdvanceAsync(Day, "a", 1);
    }

    private IReminderGrain GrainOf(string key) => _cluster.GrainFactory.GetGrain<IReminderGrain>(key);

    private async Task<string[]> RegisterManyAsync(TimeSpan dueTime)
    {
        var keys = Enumerable.Range(0, 20).Select(number => $"{_key}.{number}").ToArray();
        foreach (var key in keys)
            await GrainOf(key).Register("a", dueTime, Hour);
        return keys;
    }

    private static Task AllTickedAsync(IEnumerable<string> keys, int times) => Task.WhenAll(keys.Select(key => Gate.Reached($"{key}.a{times}")));

    private async Task AdvanceAsync(TimeSpan by, string reminder, int times)
    {
        _clock.Advance(by);
        await Gate.Reached($"{_key}.{reminder}{times}");
    }

    /// <summary>After a refresh, which moves the clock: every silo waits for rows that were not registered through it.</summary>
    private async Task SharesAreReadAsync()
    {
        const int rows = 30;
        var due = Now + (8 * Hour) + TimeSpan.FromSeconds(++_markers);
        for (var number = 0; number < rows; number++)
            await _table.UpsertRow(new ReminderEntry { GrainId = GrainOf($"{_key}.marker{number}").GetGrainId(), ReminderName = $"{_markers}", StartAt = due, Period = Day });
        _clock.Advance(Refresh);
        await _clock.ArmedAsync(due, rows);
    }

    private sealed class Configuration : ISiloConfigurator
    {
        public static readonly ConcurrentDictionary<string, (ManualClock Clock, SwitchedTable Table)> Tests = [];

        public void Configure(ISiloBuilder siloBuilder)
        {
            var (clock, table) = Tests[siloBuilder.Configuration["Test"]!];
            siloBuilder.AddReminders();
            siloBuilder.Services.AddSingleton<IReminderTable>(table);
            siloBuilder.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, clock);
        }
    }
}
