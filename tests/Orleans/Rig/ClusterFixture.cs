using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

/// <summary>One silo and a client, with everything that the suite's grains ask for.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    public const string Streams = "streams";

    public TestCluster Cluster { get; private set; } = null!;

    public IClusterClient Grains => Cluster.Client;

    public async Task InitializeAsync()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<Configuration>();
        builder.AddClientBuilderConfigurator<Configuration>();
        Cluster = builder.Build();
        await Cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await Cluster.DisposeAsync();

    private sealed class Configuration : ISiloConfigurator, IClientBuilderConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            siloBuilder.AddMemoryStreams(Streams);
            siloBuilder.AddMemoryGrainStorage("PubSubStore");
        }

        public void Configure(Microsoft.Extensions.Configuration.IConfiguration configuration, IClientBuilder clientBuilder) => clientBuilder.AddMemoryStreams(Streams);
    }
}

[CollectionDefinition(Name)]
public sealed class OneSilo : ICollectionFixture<ClusterFixture>
{
    public const string Name = "One silo";
}
