using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Embedded;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Statistics;

namespace Microsoft.Extensions.Hosting;

/// <summary>Puts a silo into a host: it starts and stops with it.</summary>
public static class OrleansSiloGenericHostExtensions
{
    public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        AddSilo(hostAppBuilder.Services, hostAppBuilder.Configuration, configureDelegate);
        return hostAppBuilder;
    }

    public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<ISiloBuilder> configureDelegate) =>
        hostBuilder.UseOrleans((_, silo) => configureDelegate(silo));

    public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<HostBuilderContext, ISiloBuilder> configureDelegate) =>
        hostBuilder.ConfigureServices((context, services) => AddSilo(services, context.Configuration, silo => configureDelegate(context, silo)));

    /// <summary>What a host needs for a silo, without the host.</summary>
    internal static void AddSilo(IServiceCollection services, IConfiguration configuration, Action<ISiloBuilder> configure)
    {
        services.AddLogging();
        services.AddOptions();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new ServiceKinds(services));
        services.TryAddSingleton(static provider => new Cluster(provider.GetRequiredService<TimeProvider>(), GrainManifest.OfApplication()));
        services.TryAddSingleton<GrainFactory>();
        services.TryAddSingleton<IClusterClient>(static provider => provider.GetRequiredService<GrainFactory>());
        services.TryAddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<GrainFactory>());
        services.AddSerializer();
        services.TryAddSingleton<IEnvironmentStatisticsProvider, ProcessStatistics>();
        services.TryAddSingleton<GarbageCollections>();
        services.TryAddSingleton<Silo>();
        services.TryAddSingleton<IActivationLoads, ActivationLoads>();
        services.TryAddSingleton<ISiloLifecycle>(static provider => provider.GetRequiredService<Silo>().Lifecycle);
        services.TryAddSingleton<ILocalSiloDetails, LocalSiloDetails>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SiloHostedService>());
        configure(new SiloBuilder(services, configuration));
    }
}
