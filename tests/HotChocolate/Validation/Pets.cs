using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>Shows documents to a server of the <see cref="PetSchema"/>.</summary>
internal static class Pets
{
    private static readonly Task<IRequestExecutor> s_executor = CreateServer().BuildRequestExecutorAsync().AsTask();

    public static IRequestExecutorBuilder CreateServer() => new ServiceCollection()
        .AddGraphQL()
        .AddQueryType<PetSchema.Query>()
        .AddMutationType<PetSchema.Mutation>()
        .AddSubscriptionType<PetSchema.Subscription>()
        .AddType<PetSchema.Dog>()
        .AddType<PetSchema.Cat>()
        .AddType<PetSchema.Human>()
        .AddType<PetSchema.Alien>();

    /// <summary>
    /// The places of each error, as <c>line:column</c> separated by spaces, sorted: engines agree on what is wrong and
    /// where, not on the words or their order.
    /// </summary>
    public static async Task<string[]> FindErrorsAsync(string document)
        => [.. (await ExecuteAsync(await s_executor, document)).Select(PlacesOf).Order(StringComparer.Ordinal)];

    public static async Task<IReadOnlyList<IError>> ExecuteAsync(IRequestExecutor executor, string document)
    {
        await using IExecutionResult result = await executor.ExecuteAsync(document);
        return (result as OperationResult)?.Errors ?? (IReadOnlyList<IError>)[];
    }

    public static string PlacesOf(IError error)
        => string.Join(' ', (error.Locations ?? []).Select(location => $"{location.Line}:{location.Column}"));
}
