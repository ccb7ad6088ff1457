using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

public interface ISlowEndGrain : IGrainWithStringKey
{
    Task Begin();
}

/// <summary>Its deactivation takes until the gate of its key opens, or for as long as it may.</summary>
public sealed class SlowEndGrain : Grain, ISlowEndGrain
{
    public Task Begin() => Task.CompletedTask;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Gate.Note(this.GetPrimaryKeyString(), "ending");
        await Gate.Reached(this.GetPrimaryKeyString()).WaitAsync(cancellationToken);
        Gate.Note(this.GetPrimaryKeyString(), "ended");
    }
}

public sealed class ShutdownTests : IAsyncLifetime
{
    private readonly string _key = Guid.NewGuid().ToString("N");
    private TestCluster _cluster = null!;

    public Task InitializeAsync()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<ShortDeactivation>();
        _cluster = builder.Build();
        return _cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Silo_waits_for_a_deactivation_that_takes_its_time()
    {
        await _cluster.GrainFactory.GetGrain<ISlowEndGrain>(_key).Begin();
        var stopping = _cluster.StopAllSilosAsync();
        Gate.Open(_key);
        await stopping;
        Assert.Equal(["ending", "ended"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Silo_does_not_wait_for_ever()
    {
        await _cluster.GrainFactory.GetGrain<ISlowEndGrain>(_key).Begin();
        await _cluster.StopAllSilosAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(["ending"], Gate.Noted(_key));
    }

    private sealed class ShortDeactivation : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) =>
            siloBuilder.Services.Configure<GrainCollectionOptions>(static options => options.DeactivationTimeout = TimeSpan.FromSeconds(2));
    }
}
