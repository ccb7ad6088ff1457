using Orleans.Configuration;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

/// <summary>Ends activations soon after their last call, unless something says otherwise.</summary>
public sealed class ShortLives : ISiloConfigurator
{
    public void Configure(ISiloBuilder siloBuilder) => siloBuilder.Configure<GrainCollectionOptions>(static options =>
    {
        options.CollectionQuantum = TimeSpan.FromMilliseconds(100);
        options.CollectionAge = TimeSpan.FromSeconds(1);
    });
}
