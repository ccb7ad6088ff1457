using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Nexus.Oracle.Tests.Garden;

/// <summary>
/// The schema that has every construct: interfaces that implement interfaces, unions, enums, scalars of every kind, input objects with
/// defaults and recursion, one-of input objects, lists of lists, nullability at every level, deprecations and all three roots.
/// </summary>
internal static class GardenSchema
{
    /// <summary>The schema's approved text.</summary>
    public static string File { get; } = Path.Combine(Repository.Oracle, "Garden", "garden.graphql");

    public static IRequestExecutorBuilder AddGarden(this IServiceCollection services) => services
        .AddGraphQLServer(disableDefaultSecurity: true)
        .AddQueryType<Query>()
        .AddMutationType<Mutation>()
        .AddSubscriptionType<Subscription>()
        .AddType<Garden>()
        .AddType<Gardener>()
        .AddType<Plant>()
        .AddType<Stone>();

    public static async Task<string> PrintAsync()
    {
        IRequestExecutor executor = await new ServiceCollection().AddGarden().BuildRequestExecutorAsync();
        return executor.Schema.ToString()!;
    }
}
