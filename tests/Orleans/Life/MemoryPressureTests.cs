using Orleans.Configuration;

namespace Nexus.Orleans.Tests;

/// <summary>Limits that every process is over: what happens then is the same wherever the tests run.</summary>
public sealed class MemoryPressureTests
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Idle_activations_end_while_memory_is_scarce()
    {
        await using var silo = await SiloHost.StartAsync(Scarce);
        await silo.Grains.GetGrain<ILifeGrain>(_key).Calls();
        await Gate.Reached(_key + ".gone");
        Assert.Equal(["activated", "deactivated HighMemoryPressure"], Gate.Noted(_key));
    }

    [Fact]
    public async Task What_is_at_work_or_kept_stays()
    {
        await using var silo = await SiloHost.StartAsync(Scarce);
        await silo.Grains.GetGrain<IKeptGrain>(_key + ".kept").Calls();
        var working = silo.Grains.GetGrain<IWorkingGrain>(_key).Work(_key);
        await silo.Grains.GetGrain<ILifeGrain>(_key + ".idle").Calls();
        // What ended before does not count as free, nor does more end, until garbage has been collected.
        for (var gone = Gate.Reached(_key + ".idle.gone"); !gone.IsCompleted; await Task.WhenAny(gone, Task.Delay(100)))
            GC.Collect();
        Assert.Equal(["activated"], Gate.Noted(_key + ".kept"));
        Assert.Equal(["activated"], Gate.Noted(_key));
        Gate.Open(_key);
        Assert.Equal(1, await working);
    }

    private static void Scarce(ISiloBuilder silo) => silo.Configure<GrainCollectionOptions>(static options =>
    {
        options.EnableActivationSheddingOnMemoryPressure = true;
        options.MemoryUsagePollingPeriod = TimeSpan.FromMilliseconds(100);
        options.MemoryUsageLimitPercentage = 0.00001;
        options.MemoryUsageTargetPercentage = 0.000001;
    });
}

public interface IWorkingGrain : IGrainWithStringKey
{
    /// <summary>Stays at work until the gate opens.</summary>
    Task<int> Work(string gate);
}

public sealed class WorkingGrain : LifeGrainBase, IWorkingGrain
{
    public async Task<int> Work(string gate)
    {
        await Gate.Reached(gate);
        return await Calls();
    }
}
