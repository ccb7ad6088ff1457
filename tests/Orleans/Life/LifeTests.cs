using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

public sealed class LifeTests : IAsyncLifetime
{
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
    public async Task Grain_activates_with_its_first_call()
    {
        Assert.Empty(Gate.Noted(_key));
        Assert.Equal(1, await Grain(_key).Calls());
        Assert.Equal(["activated 2026"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Failing_activation_fails_its_callers_and_leaves_nothing()
    {
        var key = _key + "fail";
        await Assert.ThrowsAsync<InvalidDataException>(Grain(key).Calls);
        await Assert.ThrowsAsync<InvalidDataException>(Grain(key).Calls);
        Gate.Note(key + ".mended", "yes");
        Assert.Equal(1, await Grain(key).Calls());
    }

    [Fact]
    public async Task DeactivateOnIdle_ends_this_activation_and_the_next_call_finds_a_new_one()
    {
        await Grain(_key).Calls();
        await Grain(_key).Leave();
        await Gate.Reached(_key + ".gone");
        Assert.Equal(1, await Grain(_key).Calls());
        Assert.Equal(["activated 2026", "deactivated ApplicationRequested", "activated 2026"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Running_call_ends_before_deactivation_and_waiting_ones_go_to_the_next_activation()
    {
        var running = Grain(_key).LeaveAndWait();
        await Gate.Reached(_key + ".begun");
        var waiting = Grain(_key).Calls();
        Gate.Open(_key + ".go");
        await running;
        Assert.Equal(1, await waiting);
        Assert.Equal(["activated 2026", "ended", "deactivated ApplicationRequested", "activated 2026"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Idle_activation_is_collected_after_the_age_of_its_class()
    {
        await Grain(_key).Calls();
        Time.Advance(TimeSpan.FromMinutes(12));
        await Gate.Reached(_key + ".gone");
        Assert.Equal(["activated 2026", "deactivated ActivationIdle"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Delayed_deactivation_keeps_an_idle_activation()
    {
        var other = _key + "other";
        await Grain(_key).Stay(TimeSpan.FromHours(2));
        await Grain(other).Calls();
        Time.Advance(TimeSpan.FromMinutes(12));
        await Gate.Reached(other + ".gone");
        Assert.Equal(["activated 2026"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Stopping_the_silo_deactivates_its_grains()
    {
        await Grain(_key).Calls();
        await _cluster.StopAllSilosAsync();
        Assert.Equal(["activated 2026", "deactivated ShuttingDown"], Gate.Noted(_key));
    }

    private ILifeGrain Grain(string key) => _cluster.GrainFactory.GetGrain<ILifeGrain>(key);

    private sealed class Configuration : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            siloBuilder.Services.AddSingleton<TimeProvider>(Time);
            siloBuilder.Configure<GrainCollectionOptions>(static options => options.CollectionAge = TimeSpan.FromMinutes(10));
        }
    }
}
