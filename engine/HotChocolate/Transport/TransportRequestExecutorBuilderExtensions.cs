using HotChocolate.AspNetCore;
using HotChocolate.Execution.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>How a GraphQL server meets its clients.</summary>
public static class HotChocolateAspNetCoreServiceCollectionExtensions
{
    /// <summary>Sets what sees HTTP requests before their execution; one instance for all of them.</summary>
    public static IRequestExecutorBuilder AddHttpRequestInterceptor<T>(this IRequestExecutorBuilder builder)
        where T : class, IHttpRequestInterceptor
        => builder.AddHttpRequestInterceptor(static services => ActivatorUtilities.GetServiceOrCreateInstance<T>(services));

    /// <inheritdoc cref="AddHttpRequestInterceptor{T}(IRequestExecutorBuilder)"/>
    public static IRequestExecutorBuilder AddHttpRequestInterceptor<T>(
        this IRequestExecutorBuilder builder, Func<IServiceProvider, T> factory)
        where T : class, IHttpRequestInterceptor
        => builder.Configure(setup => setup.HttpRequestInterceptor = factory);

    /// <summary>Sets what sees WebSocket connections and their operations; one instance for all of them.</summary>
    public static IRequestExecutorBuilder AddSocketSessionInterceptor<T>(this IRequestExecutorBuilder builder)
        where T : class, ISocketSessionInterceptor
        => builder.AddSocketSessionInterceptor(static services => ActivatorUtilities.GetServiceOrCreateInstance<T>(services));

    /// <inheritdoc cref="AddSocketSessionInterceptor{T}(IRequestExecutorBuilder)"/>
    public static IRequestExecutorBuilder AddSocketSessionInterceptor<T>(
        this IRequestExecutorBuilder builder, Func<IServiceProvider, T> factory)
        where T : class, ISocketSessionInterceptor
        => builder.Configure(setup => setup.SocketSessionInterceptor = factory);

    /// <summary>Changes the options of all endpoints of the schema.</summary>
    public static IRequestExecutorBuilder ModifyServerOptions(
        this IRequestExecutorBuilder builder, Action<GraphQLServerOptions> configure)
        => builder.Configure(setup => setup.ServerOptionModifiers.Add(configure));
}
