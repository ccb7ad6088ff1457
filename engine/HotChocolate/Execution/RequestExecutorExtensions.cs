using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution;

/// <summary>Shorter ways to execute.</summary>
public static class ExecutionRequestExecutorExtensions
{
    public static Task<IExecutionResult> ExecuteAsync(
        this IRequestExecutor executor, string query, CancellationToken cancellationToken = default)
        => executor.ExecuteAsync(OperationRequestBuilder.New().SetDocument(query).Build(), cancellationToken);

    public static Task<IExecutionResult> ExecuteAsync(
        this IRequestExecutor executor,
        string query,
        IReadOnlyDictionary<string, object?> variableValues,
        CancellationToken cancellationToken = default)
        => executor.ExecuteAsync(
            OperationRequestBuilder.New().SetDocument(query).SetVariableValues(variableValues).Build(), cancellationToken);

    public static Task<IExecutionResult> ExecuteAsync(
        this IRequestExecutor executor, Action<OperationRequestBuilder> buildRequest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(buildRequest);
        var builder = OperationRequestBuilder.New();
        buildRequest(builder);
        return executor.ExecuteAsync(builder.Build(), cancellationToken);
    }
}

/// <summary>Executors and results straight from services or a builder: for tests and tools.</summary>
public static partial class RequestExecutorServiceProviderExtensions
{
    public static ValueTask<IRequestExecutor> GetRequestExecutorAsync(
        this IServiceProvider services, string? schemaName = null, CancellationToken cancellationToken = default)
        => services.GetRequiredService<IRequestExecutorProvider>().GetExecutorAsync(schemaName, cancellationToken);

    /// <summary>Builds the services of the builder and the executor; they live as long as the executor.</summary>
    public static ValueTask<IRequestExecutor> BuildRequestExecutorAsync(
        this IRequestExecutorBuilder builder, string? schemaName = null, CancellationToken cancellationToken = default)
        => builder.Services.BuildServiceProvider().GetRequestExecutorAsync(schemaName ?? builder.Name, cancellationToken);

    public static async Task<IExecutionResult> ExecuteRequestAsync(
        this IServiceProvider services,
        IOperationRequest request,
        string? schemaName = null,
        CancellationToken cancellationToken = default)
    {
        var executor = await services.GetRequestExecutorAsync(schemaName, cancellationToken);
        return await executor.ExecuteAsync(request, cancellationToken);
    }

    public static Task<IExecutionResult> ExecuteRequestAsync(
        this IServiceProvider services, string query, string? schemaName = null, CancellationToken cancellationToken = default)
        => services.ExecuteRequestAsync(OperationRequestBuilder.New().SetDocument(query).Build(), schemaName, cancellationToken);

    public static async Task<IExecutionResult> ExecuteRequestAsync(
        this IRequestExecutorBuilder builder,
        IOperationRequest request,
        string? schemaName = null,
        CancellationToken cancellationToken = default)
    {
        var executor = await builder.BuildRequestExecutorAsync(schemaName, cancellationToken);
        return await executor.ExecuteAsync(request, cancellationToken);
    }

    public static Task<IExecutionResult> ExecuteRequestAsync(
        this IRequestExecutorBuilder builder, string query, string? schemaName = null, CancellationToken cancellationToken = default)
        => builder.ExecuteRequestAsync(OperationRequestBuilder.New().SetDocument(query).Build(), schemaName, cancellationToken);
}
