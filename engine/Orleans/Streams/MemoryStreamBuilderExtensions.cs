using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Embedded;
using Orleans.Streams;

namespace Orleans.Hosting;

/// <summary>Streams in memory: lost with the process, delivered at once.</summary>
public static class SiloBuilderMemoryStreamExtensions
{
    /// <param name="configure">The embedded streams have nothing to configure.</param>
    public static ISiloBuilder AddMemoryStreams(this ISiloBuilder builder, string name, Action<ISiloMemoryStreamConfigurator>? configure = null)
    {
        MemoryStreamServices.Add(builder.Services, name);
        configure?.Invoke(new MemoryStreamConfigurator());
        return builder;
    }
}

/// <summary>The client's end of streams in memory.</summary>
public static class ClientBuilderStreamingExtensions
{
    /// <param name="configure">The embedded streams have nothing to configure.</param>
    public static IClientBuilder AddMemoryStreams(this IClientBuilder builder, string name, Action<IClusterClientMemoryStreamConfigurator>? configure = null)
    {
        MemoryStreamServices.Add(builder.Services, name);
        configure?.Invoke(new MemoryStreamConfigurator());
        return builder;
    }
}

/// <summary>What a silo's memory streams could be told; the embedded ones have no settings.</summary>
public interface ISiloMemoryStreamConfigurator;

/// <summary>What a client's memory streams could be told; the embedded ones have no settings.</summary>
public interface IClusterClientMemoryStreamConfigurator;

/// <summary>
/// Storage that lives in memory. In this slice only streams ask for a store, to keep their subscriptions, and the embedded
/// ones keep those in the cluster: the registration is accepted and has no effect.
/// </summary>
public static class MemoryGrainStorageSiloBuilderExtensions
{
    public static ISiloBuilder AddMemoryGrainStorage(this ISiloBuilder builder, string name, Action<MemoryGrainStorageOptions> configureOptions) => builder;

    public static ISiloBuilder AddMemoryGrainStorage(this ISiloBuilder builder, string name, Action<OptionsBuilder<MemoryGrainStorageOptions>>? configureOptions = null) => builder;

    public static ISiloBuilder AddMemoryGrainStorageAsDefault(this ISiloBuilder builder, Action<MemoryGrainStorageOptions> configureOptions) => builder;

    public static ISiloBuilder AddMemoryGrainStorageAsDefault(this ISiloBuilder builder, Action<OptionsBuilder<MemoryGrainStorageOptions>>? configureOptions = null) => builder;
}

internal sealed class MemoryStreamConfigurator : ISiloMemoryStreamConfigurator, IClusterClientMemoryStreamConfigurator;

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
