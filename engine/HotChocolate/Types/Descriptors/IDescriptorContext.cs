namespace HotChocolate.Types.Descriptors;

/// <summary>What attributes see of the schema that is being built.</summary>
public interface IDescriptorContext
{
    /// <summary>The application's services.</summary>
    IServiceProvider Services { get; }

    /// <summary>How the schema is built.</summary>
    SchemaOptions Options { get; }

    /// <summary>State that the attributes of one schema share while it is built.</summary>
    IDictionary<string, object?> ContextData { get; }
}

internal sealed class DescriptorContext(IServiceProvider services, SchemaOptions options) : IDescriptorContext
{
    public IServiceProvider Services { get; } = services;

    public SchemaOptions Options { get; } = options;

    public IDictionary<string, object?> ContextData { get; } = new Dictionary<string, object?>();
}
