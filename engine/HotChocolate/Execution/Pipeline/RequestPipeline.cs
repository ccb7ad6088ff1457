using HotChocolate.Execution.Configuration;
using HotChocolate.Execution.Processing;
using HotChocolate.PersistedOperations;
using HotChocolate.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution;

/// <summary>Puts the steps of an executor's request pipeline together.</summary>
internal static class RequestPipeline
{
    public static RequestDelegate Build(RequestExecutor executor, RequestExecutorSetup setup, IServiceProvider services)
    {
        var errors = executor.Errors;
        var steps = setup.Pipeline.Count > 0 ? [.. setup.Pipeline] : DefaultSteps(executor, setup, services, errors);
        for (var index = 0; index < steps.Count; index++)
        {
            if (steps[index].IsDefaultPipeline)
                steps.InsertRange(index + 1, DefaultSteps(executor, setup, services, errors));
        }

        steps.RemoveAll(step => step.IsDefaultPipeline);
        foreach (var modify in setup.PipelineModifiers)
            modify(steps);
        var factory = new RequestMiddlewareFactoryContext { Schema = executor.Schema, Services = services };
        RequestDelegate next = static _ => default;
        for (var index = steps.Count - 1; index >= 0; index--)
            next = steps[index].Middleware(factory, next);
        return next;
    }

    private static List<RequestMiddlewareConfiguration> DefaultSteps(
        RequestExecutor executor, RequestExecutorSetup setup, IServiceProvider services, ErrorHandler errors)
    {
        var options = setup.RequestExecutorOptions;
        var documents = new DocumentMiddleware(
            new DocumentCache(options.DocumentCacheSize),
            new DocumentCache(options.DocumentCacheSize),
            setup.ParserOptions.ToParserOptions(),
            DocumentValidator.Create(services, setup),
            errors);
        var persisted = PersistedSteps(setup, services, documents, errors);
        var operations = new OperationMiddleware(executor, errors);
        var timeout = new TimeoutMiddleware(options.ExecutionTimeout, services.GetRequiredService<TimeProvider>());
        return
        [
            Step(WellKnownRequestMiddleware.ExceptionMiddleware, next => ExceptionMiddleware.Create(next, errors)),
            Step(WellKnownRequestMiddleware.TimeoutMiddleware, timeout.Create),
            Step(WellKnownRequestMiddleware.DocumentCacheMiddleware, documents.CreateCache),
            .. persisted,
            Step(WellKnownRequestMiddleware.DocumentParserMiddleware, documents.CreateParser),
            Step(WellKnownRequestMiddleware.DocumentValidationMiddleware, documents.CreateValidation),
            Step(WellKnownRequestMiddleware.OperationCacheMiddleware, operations.CreateCache),
            Step(WellKnownRequestMiddleware.OperationResolverMiddleware, operations.CreateResolver),
            Step(WellKnownRequestMiddleware.OperationVariableCoercionMiddleware, operations.CreateVariableCoercion),
            Step(WellKnownRequestMiddleware.OperationExecutionMiddleware, _ => operations.ExecuteAsync),
        ];
    }

    private static List<RequestMiddlewareConfiguration> PersistedSteps(
        RequestExecutorSetup setup, IServiceProvider services, DocumentMiddleware documents, ErrorHandler errors)
    {
        if (setup.PersistedOperations is PersistedOperationPipeline.None)
            return [];
        var isAutomatic = setup.PersistedOperations is PersistedOperationPipeline.Automatic;
        var persisted = new PersistedOperationMiddleware(
            services.GetRequiredService<IOperationDocumentStorage>(), setup.RequestExecutorOptions.PersistedOperations, documents, errors);
        return
        [
            Step(WellKnownRequestMiddleware.ReadPersistedOperationMiddleware, persisted.CreateRead),
            Step(
                isAutomatic
                    ? WellKnownRequestMiddleware.AutomaticPersistedOperationNotFoundMiddleware
                    : WellKnownRequestMiddleware.PersistedOperationNotFoundMiddleware,
                next => persisted.CreateNotFound(next, isAutomatic)),
            isAutomatic
                ? Step(WellKnownRequestMiddleware.WritePersistedOperationMiddleware, persisted.CreateWrite)
                : Step(WellKnownRequestMiddleware.OnlyPersistedOperationsAllowed, persisted.CreateOnlyPersisted),
        ];
    }

    private static RequestMiddlewareConfiguration Step(string key, Func<RequestDelegate, RequestDelegate> create)
        => new((_, next) => create(next), key);
}
