namespace Nexus.Orleans.Tests;

/// <summary>Ticks are awaited, never timed; that a timer does not tick shows against another one that does.</summary>
[Collection(OneSilo.Name)]
public sealed class TimerTests(ClusterFixture fixture)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Timer_ticks_when_due_and_then_every_period()
    {
        await Grain.Start("a", Soon, Soon);
        await Ticked("a", 3);
        await Grain.Stop("a");
    }

    [Fact]
    public async Task Timer_without_period_ticks_once()
    {
        await Grain.Start("once", Soon, Timeout.InfiniteTimeSpan);
        await Ticked("once", 1);
        await OthersTick();
        Assert.Equal(1, await Grain.Ticks("once"));
    }

    [Fact]
    public async Task Failing_tick_does_not_end_the_timer()
    {
        await Grain.Start("failing", Soon, Soon, failing: true);
        await Ticked("failing", 3);
        await Grain.Stop("failing");
    }

    [Fact]
    public async Task Disposed_timer_ticks_no_more()
    {
        await Grain.Start("a", Soon, Soon);
        await Ticked("a", 1);
        await Grain.Stop("a");
        var ticks = await Grain.Ticks("a");
        await OthersTick();
        Assert.Equal(ticks, await Grain.Ticks("a"));
    }

    [Fact]
    public async Task Timer_that_is_changed_to_tick_sooner_does()
    {
        await Grain.Start("a", Never, Never);
        await Grain.Change("a", Soon, Soon);
        await Ticked("a", 2);
        await Grain.Stop("a");
    }

    [Fact]
    public async Task Timer_that_is_changed_to_tick_later_waits()
    {
        await Grain.Start("a", Soon, Soon);
        await Ticked("a", 1);
        await Grain.Change("a", Never, Never);
        var ticks = await Grain.Ticks("a");
        await OthersTick();
        Assert.Equal(ticks, await Grain.Ticks("a"));
    }

    [Fact]
    public async Task Tick_waits_for_the_running_call_unless_it_interleaves()
    {
        Assert.Equal(0, await Grain.TicksOfOrdinaryTimerDuringCall());
        await Ticked("ordinary", 1);
        await Grain.Stop("ordinary");
        await Grain.Stop("interleaving");
    }

    private ITimerGrain Grain => fixture.Grains.GetGrain<ITimerGrain>(_key);

    private Task Ticked(string timer, int times) => Gate.Reached($"{_key}.{timer}{times}");

    private async Task OthersTick()
    {
        await Grain.Start("other", Soon, Soon);
        await Ticked("other", 5);
        await Grain.Stop("other");
    }
}
