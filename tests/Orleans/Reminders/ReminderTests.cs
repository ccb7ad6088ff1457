namespace Nexus.Orleans.Tests;

/// <summary>Ticks are awaited, never timed; that a reminder does not tick shows against another one that does.</summary>
public sealed class ReminderTests(SiloWith<Reminding> silo) : IClassFixture<SiloWith<Reminding>>
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Reminder_ticks_when_due_and_then_every_period()
    {
        await Grain.Register("a", Soon, Soon);
        await Ticked("a", 3);
        await Grain.Unregister("a");

        var ticks = Tick.Noted($"{_key}.a");
        Assert.All(ticks, tick => Assert.Equal((ticks[0].First, Soon, DateTimeKind.Utc, DateTimeKind.Utc), (tick.First, tick.Period, tick.First.Kind, tick.Current.Kind)));
        Assert.All(ticks, tick => Assert.True(tick.Current >= tick.First, $"{tick}"));
        Assert.Equal(ticks.Select(tick => tick.Number).Distinct().Order(), ticks.Select(tick => tick.Number));
    }

    [Fact]
    public async Task Tick_activates_its_grain()
    {
        await Grain.Register("a", Soon, Soon);
        await Grain.Deactivate();
        await Gate.Reached($"{_key}.gone");
        await Ticked("a", Gate.Noted($"{_key}.a").Length + 2);
        await Grain.Unregister("a");
    }

    [Fact]
    public async Task Failing_tick_is_followed_by_the_next()
    {
        await Grain.Register("failing", Soon, Soon);
        await Ticked("failing", 3);
        await Grain.Unregister("failing");
    }

    [Fact]
    public async Task Ticks_that_fall_due_during_a_tick_are_left_out()
    {
        await Grain.Register("slow", Soon, Soon);
        await Ticked("slow", 1);
        await OthersTick();
        Assert.Single(Tick.Noted($"{_key}.slow"));
        Gate.Open($"{_key}.go");
        await Ticked("slow", 3);
        await Grain.Unregister("slow");

        var numbers = Tick.Noted($"{_key}.slow").Select(tick => tick.Number).ToArray();
        Assert.Equal(numbers.Distinct().Order(), numbers);
        Assert.True(numbers[1] > 1, $"Ticks were made up for: {string.Join(", ", numbers)}");
    }

    [Fact]
    public async Task Unregistered_reminder_ticks_no_more()
    {
        await Grain.Register("a", Soon, Soon);
        await Ticked("a", 1);
        await Grain.Unregister("a");
        // One that was under way may still come.
        await OthersTick();
        var ticks = Tick.Noted($"{_key}.a");
        await OthersTick();
        Assert.Equal(ticks, Tick.Noted($"{_key}.a"));
        Assert.False(await Grain.IsRegistered("a"));
    }

    [Fact]
    public async Task Reminder_that_is_registered_anew_has_the_new_rhythm_only()
    {
        await Grain.Register("a", Never, Never);
        await Grain.Register("a", Soon, Soon);
        await Ticked("a", 2);
        await Grain.Register("a", Never, Never);
        await OthersTick();
        var ticks = Tick.Noted($"{_key}.a");
        await OthersTick();
        Assert.Equal(ticks, Tick.Noted($"{_key}.a"));
        Assert.Equal(["a"], await Grain.List());
    }

    [Fact]
    public async Task Reminders_of_a_grain_are_listed()
    {
        await Grain.Register("a", Never, Never);
        await Grain.Register("b", Never, Never);
        await silo.Grains.GetGrain<IReminderGrain>(_key + "other").Register("c", Never, Never);
        Assert.Equal(["a", "b"], await Grain.List());
        Assert.True(await Grain.IsRegistered("a"));
        Assert.False(await Grain.IsRegistered("c"));
    }

    [Theory]
    [InlineData(-1, 1000)]
    [InlineData(-2, 1000)]
    [InlineData(1000, -1)]
    [InlineData(1000, -2)]
    public async Task Time_that_never_comes_is_refused(int dueMilliseconds, int periodMilliseconds) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Grain.Register("a", TimeSpan.FromMilliseconds(dueMilliseconds), TimeSpan.FromMilliseconds(periodMilliseconds)));

    [Fact]
    public async Task Period_below_the_minimum_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Grain.Register("a", Soon, Reminding.ShortestPeriod - TimeSpan.FromMilliseconds(1)));
        Assert.Empty(await Grain.List());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Reminder_without_a_name_is_refused(string? name)
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => Grain.Register(name!, Never, Never));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Grain.IsRegistered(name!));
    }

    [Fact]
    public async Task Grain_that_is_not_remindable_is_refused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Grains.GetGrain<IForgetfulGrain>(_key).Register());

    [Fact]
    public async Task Handle_of_an_earlier_registration_does_not_end_the_later_one()
    {
        await Assert.ThrowsAsync<ReminderException>(() => Grain.UnregisterWhatWasRegisteredAnew("a"));
        Assert.Equal(["a"], await Grain.List());
    }

    [Fact]
    public async Task Reminder_that_has_ended_may_be_ended_again()
    {
        await Grain.UnregisterTwice("a");
        Assert.Empty(await Grain.List());
    }

    private IReminderGrain Grain => silo.Grains.GetGrain<IReminderGrain>(_key);

    private Task Ticked(string reminder, int times) => Gate.Reached($"{_key}.{reminder}{times}");

    /// <summary>Five ticks of the same period elsewhere.</summary>
    private async Task OthersTick()
    {
        var other = Guid.NewGuid().ToString("N");
        await silo.Grains.GetGrain<IReminderGrain>(other).Register("a", Soon, Soon);
        await Gate.Reached($"{other}.a5");
        await silo.Grains.GetGrain<IReminderGrain>(other).Unregister("a");
    }
}
