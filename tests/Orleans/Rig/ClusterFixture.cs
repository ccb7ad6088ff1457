using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

/// <summary>One silo and a client, with everything that the suite's grains ask for.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    public TestCluster Cluster { get; private set; } = null!;

    public IGrainFactory Grains => Cluster.Client;

    public async Task InitializeAsync()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<SiloConfiguration>();
        Cluster = builder.Build();
        await Cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await Cluster.DisposeAsync();

    private sealed class SiloConfiguration : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
        }
    }
}

[CollectionDefinition(Name)]
public sealed class OneSilo : ICollectionFixture<ClusterFixture>
{
    public const string Name = "One silo";
}
