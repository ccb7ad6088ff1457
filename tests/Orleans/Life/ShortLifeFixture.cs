using Orleans.Configuration;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

/// <summary>A silo that ends activations soon after their last call, unless something says otherwise.</summary>
public sealed class ShortLifeFixture : IAsyncLifetime
{
    private TestCluster _cluster = null!;

    public IGrainFactory Grains => _cluster.GrainFactory;

    public async Task InitializeAsync()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<Configuration>();
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    private sealed class Configuration : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder.Configure<GrainCollectionOptions>(static options =>
        {
            options.CollectionQuantum = TimeSpan.FromMilliseconds(100);
            options.CollectionAge = TimeSpan.FromSeconds(1);
        });
    }
}
