using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

/// <summary>One silo, configured by <typeparamref name="TConfigurator"/>, that a class of tests shares.</summary>
public sealed class SiloWith<TConfigurator> : IAsyncLifetime where TConfigurator : ISiloConfigurator, new()
{
    private TestCluster _cluster = null!;

    public IGrainFactory Grains => _cluster.GrainFactory;

    public async Task InitializeAsync()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<TConfigurator>();
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();
}
