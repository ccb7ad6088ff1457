namespace HotChocolate.Execution.Configuration;

/// <summary>
/// Everything that was configured for one schema, as named options: read it with
/// <c>IOptionsMonitor&lt;RequestExecutorSetup&gt;.Get(name)</c>.
/// </summary>
public sealed partial class RequestExecutorSetup
{
    /// <summary>What the schema is built from.</summary>
    public SchemaBuilder Schema { get; } = new();

    /// <summary>How requests are executed.</summary>
    public Options.RequestExecutorOptions RequestExecutorOptions { get; } = new();

    /// <summary>The largest request body, in bytes.</summary>
    internal int MaxAllowedRequestSize { get; set; } = int.MaxValue;

    /// <summary>Makes the error filters, in the order in which errors pass through them.</summary>
    internal List<Func<IServiceProvider, IErrorFilter>> ErrorFilters { get; } = [];
}
