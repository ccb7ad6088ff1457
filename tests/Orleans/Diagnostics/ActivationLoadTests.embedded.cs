using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;

namespace Nexus.Orleans.Tests;

/// <summary>The embedded engine counts what each activation does; Orleans does not.</summary>
public sealed class ActivationLoadTests : IAsyncLifetime
{
    private const string Class = $"Nexus.Orleans.Tests.{nameof(MeasuredGrain)},Nexus.Orleans.Tests";
    private readonly ManualTime _time = new();
    private SiloHost _silo = null!;

    [Fact]
    public async Task Busiest_activations_come_first_with_what_they_have_done()
    {
        await Call(1, times: 3);
        _time.Advance(TimeSpan.FromMinutes(1));
        await Call(2, times: 5);
        await Grain(3).Block(TimeSpan.FromMilliseconds(300));
        var busiest = await BusiestAsync(count: 10, TimeSpan.Zero);
        Assert.Equal("measured/3", busiest[0].Grain.ToString());
        Assert.Equal(["measured/1 3", "measured/2 5", "measured/3 1"], Told(busiest));
        Assert.Equal([(Class, 0, _time.GetUtcNow().AddMinutes(-1)), (Class, 0, _time.GetUtcNow()), (Class, 0, _time.GetUtcNow())],
            busiest.OrderBy(static load => load.Grain.ToString(), StringComparer.Ordinal).Select(static load => (load.Class, load.Waiting, load.ActiveSince)));
    }

    [Fact]
    public async Task Only_so_many_are_told_of()
    {
        for (var key = 1; key <= 5; key++)
            await Call(key, times: key);
        Assert.Equal(2, (await BusiestAsync(count: 2, TimeSpan.Zero)).Count);
    }

    [Fact]
    public async Task What_was_before_the_window_does_not_count()
    {
        await Call(1, times: 7);
        await Call(2, times: 1);
        var looking = BusiestAsync(count: 10, TimeSpan.FromSeconds(5));
        await Call(2, times: 3);
        await Call(9, times: 2);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["measured/2 3", "measured/9 2"], Told(await looking));
    }

    [Fact]
    public async Task Calls_that_wait_are_counted()
    {
        var gate = Guid.NewGuid().ToString("N");
        var held = Grain(1).Hold(gate);
        await Gate.Reached($"{gate} held");
        var waiting = Grain(1).Call();
        Assert.Equal(2, Assert.Single(await BusiestAsync(count: 1, TimeSpan.Zero)).Waiting);
        Gate.Open(gate);
        await Task.WhenAll(held, waiting);
    }

    [Fact]
    public async Task What_a_callee_does_is_not_its_callers_effort()
    {
        var caller = _silo.Grains.GetGrain<ILoadedGrain>(0);
        await caller.CallBlocking(Grain(1), TimeSpan.FromMilliseconds(300));
        var loads = (await BusiestAsync(count: 2, TimeSpan.Zero)).ToDictionary(static load => load.Grain.ToString(), static load => load.TurnTime);
        Assert.True(loads["measured/1"] > loads["loaded/0"], string.Join(", ", loads));
    }

    public async Task InitializeAsync() => _silo = await SiloHost.StartAsync(silo => silo.Services.AddSingleton<TimeProvider>(_time));

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    private async Task<IReadOnlyList<ActivationLoad>> BusiestAsync(int count, TimeSpan window) =>
        await _silo.Services.GetRequiredService<IActivationLoads>().BusiestAsync(count, window, CancellationToken.None);

    private static IEnumerable<string> Told(IReadOnlyList<ActivationLoad> loads) => loads.Select(static load => $"{load.Grain} {load.Turns}").Order(StringComparer.Ordinal);

    private async Task Call(long key, int times)
    {
        for (var call = 0; call < times; call++)
            await Grain(key).Call();
    }

    private IMeasuredGrain Grain(long key) => _silo.Grains.GetGrain<IMeasuredGrain>(key);
}

public interface ILoadedGrain : IGrainWithIntegerKey
{
    Task CallBlocking(IMeasuredGrain callee, TimeSpan time);
}

public sealed class LoadedGrain : Grain, ILoadedGrain
{
    public async Task CallBlocking(IMeasuredGrain callee, TimeSpan time)
    {
        await callee.Call();
        await callee.Block(time);
    }
}
