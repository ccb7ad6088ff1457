using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nexus.Silo;
using Orleans.TestingHost;

namespace Nexus.Rig.Cluster;

/// <summary>Makes a silo of a test cluster what a silo of the product is.</summary>
internal sealed class SiloConfigurator : IHostConfigurator, ISiloConfigurator
{
    public void Configure(IHostBuilder hostBuilder) => hostBuilder.ConfigureServices((context, services) =>
        services.AddNexusStorage(context.Configuration));

    public void Configure(ISiloBuilder siloBuilder)
    {
        siloBuilder.Services.AddSingleton<TimeProvider>(NexusCluster.ClockOf(siloBuilder.Configuration[NexusCluster.ClockSetting]!));
        siloBuilder.AddNexusActors(siloBuilder.Configuration);
        if (siloBuilder.Configuration[$"Nexus:{GrainCalls.Setting}"] is null)
            return;
        siloBuilder.Services.AddSingleton<GrainCalls>();
        siloBuilder.Services.AddSingleton<IIncomingGrainCallFilter>(services => services.GetRequiredService<GrainCalls>());
    }
}
