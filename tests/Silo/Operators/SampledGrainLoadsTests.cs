using System.Reflection;
using Nexus.Silo.Operators;

namespace Nexus.Silo.Tests.Operators;

/// <summary>Estimates from one call in sixteen.</summary>
public sealed class SampledGrainLoadsTests
{
    private readonly Clock _clock = new();
    private readonly SampledGrainLoads _loads;

    public SampledGrainLoadsTests() => _loads = new SampledGrainLoads(_clock);

    [Fact]
    public async Task Every_call_runs_and_one_in_sixteen_stands_for_all()
    {
        var ran = 0;
        await CallAsync("user/1", times: 160, () => ran++);
        await CallAsync("user/2", times: 32);
        var busiest = await BusiestAsync();
        Assert.Equal(160, ran);
        Assert.True(busiest.Sampled);
        Assert.Equal(["user/1 160", "user/2 32"], Told(busiest));
    }

    [Fact]
    public async Task Last_whole_span_is_told()
    {
        await CallAsync("user/1", times: 16);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await CallAsync("user/2", times: 32);
        var busiest = await BusiestAsync();
        Assert.Equal(10, busiest.Seconds);
        Assert.Equal(["user/1 16"], Told(busiest));
    }

    [Fact]
    public async Task What_was_long_ago_is_not_told()
    {
        await CallAsync("user/1", times: 16);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty((await BusiestAsync()).Grains);
    }

    [Fact]
    public async Task Failing_call_fails_its_caller_and_counts()
    {
        for (var call = 0; call < SampledGrainLoads.Every; call++)
            await Assert.ThrowsAsync<InvalidDataException>(() => _loads.Invoke(Call("user/1", static () => throw new InvalidDataException())));
        Assert.Equal(["user/1 16"], Told(await BusiestAsync()));
    }

    private Task<BusiestGrains> BusiestAsync() => _loads.BusiestAsync(10, TimeSpan.Zero, CancellationToken.None);

    private static IEnumerable<string> Told(BusiestGrains busiest) => busiest.Grains.Select(load => $"{load.Grain} {load.Turns}").Order(StringComparer.Ordinal);

    private async Task CallAsync(string grain, int times, Action? run = null)
    {
        for (var call = 0; call < times; call++)
            await _loads.Invoke(Call(grain, run));
    }

    private static IIncomingGrainCallContext Call(string grain, Action? run)
    {
        var context = DispatchProxy.Create<IIncomingGrainCallContext, StubCall>();
        ((StubCall)(object)context).Set(GrainId.Parse(grain), run);
        return context;
    }

    private class StubCall : DispatchProxy
    {
        private GrainId _target;
        private Action? _run;

        public void Set(GrainId target, Action? run) => (_target, _run) = (target, run);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            switch (targetMethod!.Name)
            {
                case "get_TargetId":
                    return _target;
                case "get_Grain":
                    return this;
                default:
                    _run?.Invoke();
                    return Task.CompletedTask;
            }
        }
    }

    private sealed class Clock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan by) => _now += by.Ticks;
    }
}
