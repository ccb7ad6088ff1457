using HotChocolate.Execution.Configuration;

namespace HotChocolate;

/// <summary>Makes a schema from what was configured.</summary>
internal static class SchemaFactory
{
    /// <exception cref="SchemaException">The schema has faults; all of them are listed.</exception>
    internal static Schema Create(IServiceProvider services, RequestExecutorSetup setup, string? name = null) =>
        throw new NotImplementedException("Lands next: code-first inference.");
}
