using Orleans.Configuration;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

public interface IMeasuredGrain : IGrainWithIntegerKey
{
    Task Call();

    Task End();

    [ResponseTimeout("00:00:01")]
    Task Wait(string gate);

    /// <summary>Keeps its thread for so long.</summary>
    Task Block(TimeSpan time);

    /// <summary>Tells that it runs, and stays until the gate opens.</summary>
    Task Hold(string gate);
}

public sealed class MeasuredGrain : Grain, IMeasuredGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        this.GetPrimaryKeyLong() < 0 ? throw new InvalidDataException("Not this one.") : Task.CompletedTask;

    public Task Call() => Task.CompletedTask;

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Wait(string gate) => Gate.Reached(gate);

    public Task Block(TimeSpan time)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(time);
        return Task.CompletedTask;
    }

    public Task Hold(string gate)
    {
        Gate.Open($"{gate} held");
        return Gate.Reached(gate);
    }
}

public sealed class MetricsTests : IAsyncLifetime
{
    private const string Grains = $"orleans-grains{{type=Nexus.Orleans.Tests.{nameof(MeasuredGrain)},Nexus.Orleans.Tests}}";
    private TestCluster _cluster = null!;

    [Fact]
    public async Task Activations_are_counted_as_they_come_and_go()
    {
        using var measured = new Measurements(_cluster.GetSiloServiceProvider());
        await Task.WhenAll(Enumerable.Range(0, 3).Select(key => Grain(key).Call()));
        Assert.Equal((3, 3), (measured[Grains], measured["orleans-catalog-activation-created"]));

        await Grain(0).End();
        await measured.Reached("orleans-catalog-activation-destroyed", 1);
        await measured.Reached(Grains, 2);
        Assert.Equal(1, measured["orleans-catalog-activation-shutdown{via=deactivateOnIdle}"]);
    }

    [Fact]
    public async Task Activations_that_are_there_can_be_read_at_any_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(key => Grain(key).Call()));
        using var measured = new Measurements(_cluster.GetSiloServiceProvider());
        measured.Read();
        var before = measured["orleans-catalog-activations"];
        await Task.WhenAll(Enumerable.Range(5, 2).Select(key => Grain(key).Call()));
        measured.Read();
        Assert.Equal(before + 2, measured["orleans-catalog-activations"]);
    }

    [Fact]
    public async Task Activation_that_fails_is_counted()
    {
        using var measured = new Measurements(_cluster.GetSiloServiceProvider());
        await Assert.ThrowsAsync<InvalidDataException>(Grain(-1).Call);
        await measured.Reached("orleans-catalog-activation-failed-to-activate", 1);
    }

    [Fact]
    public async Task Idle_activations_are_collected_and_counted()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<ShortLives>();
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        using var measured = new Measurements(cluster.GetSiloServiceProvider());
        await cluster.Client.GetGrain<IMeasuredGrain>(0).Call();
        await measured.Reached("orleans-catalog-activation-destroyed", 1);
        await measured.Reached(Grains, 0);
        Assert.True(measured["orleans-catalog-activation-collections"] > 0);
        Assert.Equal(1, measured["orleans-catalog-activation-shutdown{via=collection}"]);
    }

    [Fact]
    public async Task Latencies_are_counted_in_bands_that_exclude_each_other()
    {
        using var measured = new Measurements(_cluster.ServiceProvider);
        measured.Read();
        var before = measured["orleans-app-requests-latency-count"];
        for (var call = 0; call < 4; call++)
            await Grain(0).Call();
        measured.Read();
        Assert.Equal(before + 4, measured["orleans-app-requests-latency-count"]);
        var bands = measured.Of("orleans-app-requests-latency-bucket");
        Assert.Equal(before + 4, bands.Values.Sum());
        Assert.Equal(
            new[] { 1, 2, 4, 6, 8, 10, 50, 100, 200, 400, 800, 1_000, 1_500, 2_000, 5_000, 10_000, 15_000, long.MaxValue }
                .Select(static bound => $"orleans-app-requests-latency-bucket{{duration={bound}ms}}").Order(),
            bands.Keys.Order());
    }

    [Fact]
    public async Task Time_outs_are_counted()
    {
        using var measured = new Measurements(_cluster.ServiceProvider);
        var gate = Guid.NewGuid().ToString("N");
        await Assert.ThrowsAsync<TimeoutException>(() => Grain(0).Wait(gate));
        Gate.Open(gate);
        Assert.Equal([1], measured.Of("orleans-app-requests-timedout").Values.DefaultIfEmpty(measured["orleans-app-requests-timedout"]));
    }

    [Fact]
    public async Task Lengths_of_activations_and_deactivations_are_measured()
    {
        using var measured = new Measurements(_cluster.GetSiloServiceProvider());
        await Grain(0).Call();
        await Assert.ThrowsAsync<InvalidDataException>(Grain(-1).Call);
        await Grain(0).End();
        await measured.Some("orleans-catalog-activation-latency{status=success,directory=enabled}");
        await measured.Some("orleans-catalog-activation-latency{status=error,directory=enabled}");
        await measured.Some("orleans-catalog-deactivation-latency{via=deactivateOnIdle}");
    }

    [Fact]
    public async Task Turns_that_keep_their_thread_for_long_are_counted()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<Impatient>();
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        using var measured = new Measurements(cluster.GetSiloServiceProvider());
        var grain = cluster.Client.GetGrain<IMeasuredGrain>(0);
        await grain.Call();
        Assert.Equal(0, measured["orleans-scheduler-long-running-turns"]);
        await grain.Block(TimeSpan.FromMilliseconds(300));
        await measured.Reached("orleans-scheduler-long-running-turns", 1);
    }

    public async Task InitializeAsync()
    {
        _cluster = new TestClusterBuilder(1).Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    private sealed class Impatient : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) =>
            siloBuilder.Configure<SchedulingOptions>(static options => options.TurnWarningLengthThreshold = TimeSpan.FromMilliseconds(150));
    }

    private IMeasuredGrain Grain(long key) => _cluster.Client.GetGrain<IMeasuredGrain>(key);
}
