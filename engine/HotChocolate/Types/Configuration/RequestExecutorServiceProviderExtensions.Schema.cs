using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotChocolate.Execution;

public static partial class RequestExecutorServiceProviderExtensions
{
    /// <summary>Builds the schema that the builder configures, with services of its own.</summary>
    /// <exception cref="SchemaException">The schema has faults; all of them are listed.</exception>
    public static async ValueTask<ISchemaDefinition> BuildSchemaAsync(
        this IRequestExecutorBuilder builder, string? schemaName = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ServiceProvider services = builder.Services.BuildServiceProvider();
        await using (services.ConfigureAwait(false))
        {
            RequestExecutorSetup setup = services.GetRequiredService<IOptionsMonitor<RequestExecutorSetup>>().Get(schemaName ?? builder.Name);
            return SchemaFactory.Create(services, setup, schemaName ?? builder.Name);
        }
    }
}
