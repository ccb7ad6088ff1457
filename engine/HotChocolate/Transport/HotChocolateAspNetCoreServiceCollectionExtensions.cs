using HotChocolate.AspNetCore;
using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>How a GraphQL server meets its clients.</summary>
public static class HotChocolateAspNetCoreServiceCollectionExtensions
{
    private const int DefaultMaxAllowedRequestSize = 20 * 1000 * 1000;

    /// <summary>Adds a GraphQL server with its HTTP transport.</summary>
    /// <param name="maxAllowedRequestSize">
    /// The largest request body and the largest WebSocket message, in bytes: more is answered with 413 and <c>HC0010</c>,
    /// or the connection is closed with 1009.
    /// </param>
    /// <param name="disableDefaultSecurity">Whether introspection stays on outside of the environment <c>Development</c>.</param>
    public static IRequestExecutorBuilder AddGraphQLServer(
        this IServiceCollection services,
        string? schemaName = null,
        int maxAllowedRequestSize = DefaultMaxAllowedRequestSize,
        bool disableDefaultSecurity = false)
    {
        var builder = services.AddGraphQL(schemaName).Configure(setup => setup.MaxAllowedRequestSize = maxAllowedRequestSize);
        return disableDefaultSecurity
            ? builder
            : builder.DisableIntrospection(static (services, _) => services.GetService<IHostEnvironment>()?.IsDevelopment() is false);
    }

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
