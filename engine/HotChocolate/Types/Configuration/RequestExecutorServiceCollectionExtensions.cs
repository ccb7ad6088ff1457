using HotChocolate;
using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a schema and its execution to the application's services.</summary>
public static partial class RequestExecutorServiceCollectionExtensions
{
    /// <summary>Adds a schema, to be executed without a transport or with one that <c>AddGraphQLServer</c> brings.</summary>
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
