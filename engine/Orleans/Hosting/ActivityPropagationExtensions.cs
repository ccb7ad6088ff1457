using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Embedded;

namespace Orleans.Hosting;

/// <summary>Tracing of a silo.</summary>
public static class CoreHostingExtensions
{
    /// <summary>Spans for the calls that the silo's grains make and get, in one trace with what calls them. Where nobody listens there are none.</summary>
    public static ISiloBuilder AddActivityPropagation(this ISiloBuilder builder)
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IOutgoingGrainCallFilter, ActivityPropagation>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IIncomingGrainCallFilter, ActivityPropagation>());
        return builder;
    }
}

/// <summary>Tracing of a client.</summary>
public static class ClientBuilderExtensions
{
    /// <summary>Spans for the calls that the client makes. Where nobody listens there are none.</summary>
    public static IClientBuilder AddActivityPropagation(this IClientBuilder builder)
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IOutgoingGrainCallFilter, ActivityPropagation>());
        return builder;
    }
}
