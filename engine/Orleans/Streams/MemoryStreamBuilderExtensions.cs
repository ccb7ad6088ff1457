using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Embedded;
using Orleans.Streams;

namespace Orleans.Hosting;

/// <summary>Streams in memory: lost with the process, delivered at once.</summary>
public static class SiloBuilderMemoryStreamExtensions
{
    public static ISiloBuilder AddMemoryStreams(this ISiloBuilder builder, string name)
    {
        MemoryStreamServices.Add(builder.Services, name);
        return builder;
    }
}

/// <summary>The client's end of streams in memory.</summary>
public static class ClientBuilderStreamingExtensions
{
    public static IClientBuilder AddMemoryStreams(this IClientBuilder builder, string name)
    {
        MemoryStreamServices.Add(builder.Services, name);
        return builder;
    }
}

/// <summary>
/// Storage that lives in memory. In this slice only streams ask for a store, to keep their subscriptions, and the embedded
/// ones keep those in the cluster: the registration is accepted and has no effect.
/// </summary>
public static class MemoryGrainStorageSiloBuilderExtensions
{
    public static ISiloBuilder AddMemoryGrainStorage(this ISiloBuilder builder, string name) => builder;

    public static ISiloBuilder AddMemoryGrainStorageAsDefault(this ISiloBuilder builder) => builder;
}

internal static class MemoryStreamServices
{
    public static void Add(IServiceCollection services, string name) =>
        services.TryAddKeyedSingleton<IStreamProvider>(name, static (provider, key) =>
        {
            var cluster = provider.GetRequiredService<Cluster>();
            var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger("Orleans.Streams");
            return new MemoryStreamProvider(cluster.Streams.GetOrAdd(
                (string)key, static (hub, made) => new StreamHub(hub, made.cluster, made.logger, OrleansMeter.Of(made.provider)), (cluster, logger, provider)), provider.GetRequiredService<GrainFactory>().Router);
        });
}
