namespace Nexus.Orleans.Tests;

[Collection(OneSilo.Name)]
public sealed class TurnTests(ClusterFixture fixture)
{
    private readonly string _name = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Second_call_waits_until_the_first_has_ended()
    {
        var grain = Strict();
        var first = await Begin(grain.Wait);
        var second = grain.Touch();
        Assert.Equal(0, await grain.Peek());
        await End(first);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task AlwaysInterleave_call_runs_beside_others_and_holds_nobody_up()
    {
        var grain = Strict();
        var first = await Begin(grain.WaitInterleaving);
        Assert.Equal(1, await grain.Touch());
        await End(first);
    }

    [Fact]
    public async Task ReadOnly_calls_run_beside_each_other()
    {
        var grain = Strict();
        var first = await Begin(grain.WaitReading);
        Assert.Equal(0, await grain.Read());
        await End(first);
    }

    [Fact]
    public async Task Writing_call_waits_for_a_ReadOnly_one()
    {
        var grain = Strict();
        var first = await Begin(grain.WaitReading);
        var second = grain.Touch();
        Assert.Equal(0, await grain.Peek());
        await End(first);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task Reentrant_grain_takes_calls_while_one_waits()
    {
        var grain = fixture.Grains.GetGrain<IReentrantTurnGrain>(_name);
        var first = await Begin(grain.Wait);
        Assert.Equal(1, await grain.Touch());
        await End(first);
    }

    [Fact]
    public async Task MayInterleave_lets_in_what_its_predicate_accepts()
    {
        var grain = fixture.Grains.GetGrain<ISelectiveTurnGrain>(_name);
        var first = await Begin(grain.Wait);
        var second = grain.Wait(_name + "2");
        Assert.Equal(1, await grain.Touch());
        Gate.Open(_name + "2.go");
        await End(first);
        await second;
    }

    [Fact]
    public async Task OneWay_call_returns_before_it_has_run_and_its_failure_is_not_told()
    {
        var grain = Strict();
        await grain.Tell(_name);
        await Gate.Reached(_name + ".begun");
        Gate.Open(_name + ".go");
        await Gate.Reached(_name + ".done");
    }

    [Fact]
    public async Task Continuations_stay_on_the_scheduler_of_the_activation()
    {
        Assert.True(await Strict().SchedulerStaysThroughAwaits());
    }

    [Fact]
    public async Task Call_chain_that_allows_it_may_come_back()
    {
        var caller = fixture.Grains.GetGrain<IStrictTurnGrain>(_name + "a");
        var callee = fixture.Grains.GetGrain<IStrictTurnGrain>(_name + "b");
        Assert.Equal(1, await caller.CallBack(callee, allowed: true));
    }

    [Fact]
    public async Task Cycle_of_calls_ends_in_a_timeout()
    {
        var caller = fixture.Grains.GetGrain<IStrictTurnGrain>(_name + "a");
        var callee = fixture.Grains.GetGrain<IStrictTurnGrain>(_name + "b");
        await Assert.ThrowsAsync<TimeoutException>(() => caller.CallBack(callee, allowed: false));
    }

    [Fact]
    public async Task Call_that_takes_too_long_times_out_for_its_caller_only()
    {
        var grain = Strict();
        var first = await Begin(grain.Wait);
        await Assert.ThrowsAsync<TimeoutException>(grain.TouchSoon);
        await End(first);
        Assert.True(await grain.Touch() >= 2);
    }

    [Fact]
    public async Task Grain_has_many_calls_under_way_at_once()
    {
        var others = Enumerable.Range(0, 100).Select(number => (ITurnGrain)fixture.Grains.GetGrain<IStrictTurnGrain>($"{_name}.{number}")).ToArray();
        Assert.Equal(200, await Strict().CallAll(others, _name));
    }

    [Fact]
    public async Task Stateless_worker_has_several_activations_up_to_its_limit()
    {
        var grain = fixture.Grains.GetGrain<IWorkerGrain>(0);
        var first = grain.Work(_name + "1", _name + "go");
        await Gate.Reached(_name + "1");
        var second = grain.Work(_name + "2", _name + "go");
        await Gate.Reached(_name + "2");
        var third = grain.Work(_name + "3", _name + "go");
        Gate.Open(_name + "go");
        Assert.Equal(4, (await Task.WhenAll(first, second, third)).Sum());
    }

    private IStrictTurnGrain Strict() => fixture.Grains.GetGrain<IStrictTurnGrain>(_name);

    private async Task<Task> Begin(Func<string, Task> call)
    {
        var begun = call(_name);
        await Gate.Reached(_name + ".begun");
        return begun;
    }

    private async Task End(Task begun)
    {
        Gate.Open(_name + ".go");
        await begun;
    }
}
