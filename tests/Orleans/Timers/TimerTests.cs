using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

public interface ITimerGrain : IGrainWithStringKey
{
    Task Start(TimeSpan dueTime, TimeSpan period, bool failing);

    Task Stop();

    Task Change(TimeSpan dueTime, TimeSpan period);

    Task<int> Ticks();

    /// <summary>A turn that ticks must not overlap.</summary>
    Task<bool> TickDuringWait(string name);
}

public sealed class TimerGrain : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private int _ticks;

    public Task Start(TimeSpan dueTime, TimeSpan period, bool failing)
    {
        _timer = this.RegisterGrainTimer(Tick, failing, new GrainTimerCreationOptions { DueTime = dueTime, Period = period });
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan dueTime, TimeSpan period)
    {
        _timer!.Change(dueTime, period);
        return Task.CompletedTask;
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public async Task<bool> TickDuringWait(string name)
    {
        var before = _ticks;
        Gate.Open(name + ".begun");
        await Gate.Reached(name + ".go");
        return _ticks != before;
    }

    private Task Tick(bool failing, CancellationToken cancellation)
    {
        _ticks++;
        return failing ? Task.FromException(new InvalidOperationException("A tick may fail.")) : Task.CompletedTask;
    }
}

public sealed class TimerTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly ManualTime Time = new();
    private readonly string _key = Guid.NewGuid().ToString("N");
    private TestCluster _cluster = null!;

    public async Task InitializeAsync()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<Configuration>();
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Timer_ticks_when_due_and_then_every_period()
    {
        await Grain.Start(Second * 5, Second * 2, failing: false);
        Assert.Equal([0, 1, 1, 2, 3], await After(4, 1, 1, 1, 2));
    }

    [Fact]
    public async Task Timer_without_period_ticks_once()
    {
        await Grain.Start(Second, Timeout.InfiniteTimeSpan, failing: false);
        Assert.Equal([1, 1], await After(1, 100));
    }

    [Fact]
    public async Task Failing_tick_does_not_end_the_timer()
    {
        await Grain.Start(Second, Second, failing: true);
        Assert.Equal([1, 2], await After(1, 1));
    }

    [Fact]
    public async Task Disposed_timer_ticks_no_more()
    {
        await Grain.Start(Second, Second, failing: false);
        Assert.Equal([1], await After(1));
        await Grain.Stop();
        Assert.Equal([1], await After(10));
    }

    [Fact]
    public async Task Changed_timer_keeps_its_new_times()
    {
        await Grain.Start(Second, Second, failing: false);
        await Grain.Change(Second * 10, Timeout.InfiniteTimeSpan);
        Assert.Equal([0, 1, 1], await After(9, 1, 20));
    }

    [Fact]
    public async Task Tick_waits_for_the_running_call()
    {
        await Grain.Start(Second, Second, failing: false);
        var waiting = Grain.TickDuringWait(_key);
        await Gate.Reached(_key + ".begun");
        Time.Advance(Second);
        Gate.Open(_key + ".go");
        Assert.False(await waiting);
        Assert.Equal(1, await Grain.Ticks());
    }

    private ITimerGrain Grain => _cluster.GrainFactory.GetGrain<ITimerGrain>(_key);

    /// <summary>The tick count after each step of so many seconds; asking is a turn, so ticks that were due come before it.</summary>
    private async Task<List<int>> After(params int[] steps)
    {
        var counts = new List<int>();
        foreach (var step in steps)
        {
            Time.Advance(Second * step);
            counts.Add(await Grain.Ticks());
        }

        return counts;
    }

    private sealed class Configuration : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder.Services.AddSingleton<TimeProvider>(Time);
    }
}
