using HotChocolate;
using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a GraphQL server to the application's services.</summary>
public static partial class GraphQLServiceCollectionExtensions
{
    /// <summary>Adds a GraphQL server with its HTTP transport.</summary>
    public static IRequestExecutorBuilder AddGraphQLServer(this IServiceCollection services, string? schemaName = null) =>
        services.AddGraphQL(schemaName);

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
