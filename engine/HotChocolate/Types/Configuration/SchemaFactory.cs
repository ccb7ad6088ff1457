using HotChocolate.Execution.Configuration;
using HotChocolate.Types;

namespace HotChocolate;

/// <summary>Makes a schema from what was configured.</summary>
internal static class SchemaFactory
{
    /// <exception cref="SchemaException">The schema has faults; all of them are listed.</exception>
    internal static Schema Create(IServiceProvider services, RequestExecutorSetup setup, string? name = null) =>
        new SchemaInference(services, setup.Schema).Build(name ?? Schema.DefaultName);
}
