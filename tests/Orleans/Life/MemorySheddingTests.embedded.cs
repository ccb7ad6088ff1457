using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Embedded;
using Orleans.Statistics;

namespace Nexus.Orleans.Tests;

/// <summary>How many activations end and which, by figures that the test says. Orleans takes them by the quantum in which they were used last.</summary>
public sealed class MemorySheddingTests : IAsyncLifetime
{
    private readonly Figures _figures = new();
    private readonly Garbage _garbage = new();
    private readonly ManualTime _time = new();
    private readonly string _key = Guid.NewGuid().ToString("N");
    private SiloHost _silo = null!;

    [Fact]
    public async Task Longest_idle_ones_end_first_as_many_as_memory_has_to_shrink_by()
    {
        for (var number = 0; number < 20; number++)
        {
            await Grain(number).Calls();
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        // The ten that were first are used again: now the others have been idle for longer.
        for (var number = 0; number < 10; number++)
            await Grain(number).Calls();
        _figures.Percentage = 90;
        Look();
        await Task.WhenAll(Enumerable.Range(10, 4).Select(number => Gate.Reached($"{_key}{number}.gone")));
        Assert.Equal([10, 11, 12, 13], Gone());
    }

    [Fact]
    public async Task Nothing_ends_below_the_limit_even_above_the_target()
    {
        await Grain(0).Calls();
        _figures.Percentage = 80;
        Look();
        Assert.Empty(Gone());
    }

    [Fact]
    public async Task What_has_ended_is_given_time_to_become_free()
    {
        await Grain(0).Calls();
        _time.Advance(TimeSpan.FromMilliseconds(10));
        await Grain(1).Calls();
        _figures.Percentage = 90;
        Look();
        await Gate.Reached($"{_key}0.gone");
        Look();
        Assert.Equal([0], Gone());
        Assert.Equal(1, _garbage.Begun);

        _garbage.Collected++;
        Look();
        await Gate.Reached($"{_key}1.gone");
        Assert.Equal([0, 1], Gone());
    }

    [Fact]
    public async Task Delayed_deactivation_holds_against_scarce_memory()
    {
        await Grain(0).Stay(TimeSpan.FromHours(1));
        _time.Advance(TimeSpan.FromMinutes(1));
        await Grain(1).Calls();
        _figures.Percentage = 100;
        Look();
        await Gate.Reached($"{_key}1.gone");
        Assert.Equal([1], Gone());
    }

    public async Task InitializeAsync() => _silo = await SiloHost.StartAsync(silo =>
    {
        silo.Services.AddSingleton<TimeProvider>(_time);
        silo.Services.AddSingleton<IEnvironmentStatisticsProvider>(_figures);
        silo.Services.AddSingleton<GarbageCollections>(_garbage);
        silo.Configure<GrainCollectionOptions>(static options =>
        {
            options.EnableActivationSheddingOnMemoryPressure = true;
            options.CollectionAge = TimeSpan.FromHours(2);
        });
    });

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    private ILifeGrain Grain(int number) => _silo.Grains.GetGrain<ILifeGrain>(_key + number);

    /// <summary>The silo looks at its memory; what ends then, ends a little later.</summary>
    private void Look() => _time.Advance(TimeSpan.FromSeconds(5));

    private IEnumerable<int> Gone() => Enumerable.Range(0, 20).Where(number => Gate.Noted(_key + number).Contains("deactivated HighMemoryPressure"));

    private sealed class Figures : IEnvironmentStatisticsProvider
    {
        public int Percentage { get; set; } = 10;

        public EnvironmentStatistics GetEnvironmentStatistics() => new(Percentage, 100);
    }

    private sealed class Garbage : GarbageCollections
    {
        public int Collected { get; set; }

        public int Begun { get; private set; }

        public override int Count => Collected;

        public override void Begin() => Begun++;
    }
}
