using HotChocolate;
using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a GraphQL server to the application's services.</summary>
public static partial class GraphQLServiceCollectionExtensions
{
    private const int DefaultMaxAllowedRequestSize = 20 * 1000 * 1000;

    /// <summary>Adds a GraphQL server with its HTTP transport.</summary>
    /// <param name="maxAllowedRequestSize">The largest request body, in bytes.</param>
    /// <param name="disableDefaultSecurity">Whether introspection stays on outside of development.</param>
    public static IRequestExecutorBuilder AddGraphQLServer(
        this IServiceCollection services,
        string? schemaName = null,
        int maxAllowedRequestSize = DefaultMaxAllowedRequestSize,
        bool disableDefaultSecurity = false) =>
        services.AddGraphQL(schemaName).Configure(setup =>
        {
            setup.MaxAllowedRequestSize = maxAllowedRequestSize;
            setup.DisableDefaultSecurity = disableDefaultSecurity;
        });

    /// <summary>Adds a GraphQL server.</summary>
    public static IRequestExecutorBuilder AddGraphQL(this IServiceCollection services, string? schemaName = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions();
        services.TryAddSingleton<HotChocolate.Types.Relay.INodeIdSerializer, HotChocolate.Types.Relay.DefaultNodeIdSerializer>();
        AddExecution(services);
        return new RequestExecutorBuilder(schemaName ?? Schema.DefaultName, services);
    }

    /// <summary>What Execution and Transport need; implemented in their folder.</summary>
    static partial void AddExecution(IServiceCollection services);
}
