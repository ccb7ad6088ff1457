namespace HotChocolate.Execution;

/// <summary>Executes requests against one schema. Safe to share.</summary>
public interface IRequestExecutor
{
    /// <summary>A number that grows with each new executor of a schema.</summary>
    ulong Version { get; }

    ISchemaDefinition Schema { get; }

    /// <summary>Executes one request. Faults of the request and of resolvers are in the result, not thrown.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<IExecutionResult> ExecuteAsync(IOperationRequest request, CancellationToken cancellationToken = default);
}

/// <summary>Gives the executors of the configured schemas.</summary>
public interface IRequestExecutorProvider
{
    /// <summary>The executor of a schema, made when first asked for.</summary>
    /// <exception cref="SchemaException">The schema has faults.</exception>
    ValueTask<IRequestExecutor> GetExecutorAsync(string? schemaName = null, CancellationToken cancellationToken = default);
}
