using HotChocolate.Execution.Configuration;
using HotChocolate.Execution.Processing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotChocolate.Execution;

/// <inheritdoc cref="IRequestExecutor"/>
internal sealed class RequestExecutor : IRequestExecutor
{
    private readonly IServiceScopeFactory _scopes;
    private readonly RequestDelegate _pipeline;

    public RequestExecutor(Schema schema, RequestExecutorSetup setup, IServiceProvider services, ulong version)
    {
        CompiledSchema = schema;
        Version = version;
        UsesDataLoaders = setup.UsesDataLoaders;
        Setup = setup;
        _scopes = services.GetRequiredService<IServiceScopeFactory>();
        Errors = new ErrorHandler(
            [.. setup.ErrorFilters.Select(create => create(services))],
            setup.RequestExecutorOptions,
            services.GetRequiredService<ILogger<ErrorHandler>>());
        _pipeline = RequestPipeline.Build(this, setup, services);
    }

    public ulong Version { get; }

    public ISchemaDefinition Schema => CompiledSchema;

    public Schema CompiledSchema { get; }

    public RequestExecutorSetup Setup { get; }

    public bool UsesDataLoaders { get; }

    /// <summary>The error filters: a request that cannot be read passes through them as well.</summary>
    public ErrorHandler Errors { get; }

    public Task<IExecutionResult> ExecuteAsync(IOperationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        // Resolvers run on the thread pool, not one after the other on a caller's own scheduler.
        if (SynchronizationContext.Current is not null || TaskScheduler.Current != TaskScheduler.Default)
            return Task.Run(() => ExecuteAsync(request, cancellationToken), cancellationToken);
        return request.Services is null
            ? ExecuteInOwnScopeAsync(request, cancellationToken)
            : ExecuteAsync(request, request.Services, cancellationToken).AsTask();
    }

    /// <summary>Executes with services that somebody else disposes, after the result.</summary>
    public async ValueTask<IExecutionResult> ExecuteAsync(
        IOperationRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        var context = new PipelineContext(this, request, services)
        {
            ClientGone = cancellationToken,
        };
        await _pipeline(context);
        return context.Result ?? throw new InvalidOperationException("The request pipeline ended without a result.");
    }

    private async Task<IExecutionResult> ExecuteInOwnScopeAsync(IOperationRequest request, CancellationToken cancellationToken)
    {
        var scope = _scopes.CreateAsyncScope();
        try
        {
            var result = await ExecuteAsync(request, scope.ServiceProvider, cancellationToken);
            result.RegisterForCleanup(scope.DisposeAsync);
            return result;
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }
}
